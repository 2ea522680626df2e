import { useState, type KeyboardEvent } from "react";

/** One stop of the Tab key for a row of buttons; arrows, Home and End move inside it, Enter and Space press. */
export function useRoving(count: number, press: (index: number) => void) {
  const [stop, setStop] = useState(0);
  const current = Math.min(stop, Math.max(0, count - 1));

  const keyDown = (event: KeyboardEvent<SVGGElement>, index: number) => {
    const next = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: count - 1 }[event.key];
    if (next !== undefined && next >= 0 && next < count) {
      event.currentTarget.parentElement?.querySelectorAll<SVGGElement>("[role=button]")[next]?.focus();
    } else if (event.key === "Enter" || event.key === " ") {
      press(index);
    } else if (next === undefined) {
      return;
    }

    event.preventDefault();
  };

  return (index: number) => ({
    role: "button",
    tabIndex: index === current ? 0 : -1,
    onFocus: () => setStop(index),
    onClick: () => press(index),
    onKeyDown: (event: KeyboardEvent<SVGGElement>) => keyDown(event, index),
  });
}
