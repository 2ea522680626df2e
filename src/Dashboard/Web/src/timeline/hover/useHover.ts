import { useEffect, useState, type RefObject } from "react";

// A pointer that comes once is on its way to press something.
const leastMoves = 2;

/** Where a pointer hovers over an element, pixels from its left; null while none does. Fingers press, never hover. */
export function useHover(box: RefObject<HTMLElement | null>): number | null {
  const [x, setX] = useState<number | null>(null);
  useEffect(() => {
    const element = box.current!;
    const listening = new AbortController();
    let moves = 0;
    const move = ({ clientX, pointerType }: PointerEvent) => {
      if (pointerType !== "touch" && ++moves >= leastMoves) {
        setX(clientX - element.getBoundingClientRect().left);
      }
    };
    const leave = () => {
      moves = 0;
      setX(null);
    };
    element.addEventListener("pointermove", move, { signal: listening.signal });
    element.addEventListener("pointerleave", leave, { signal: listening.signal });
    return () => listening.abort();
  }, [box]);
  return x;
}
