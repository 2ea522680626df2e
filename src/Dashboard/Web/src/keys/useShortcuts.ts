import { useEffect, useRef } from "react";
import { shortcutsAreOn } from "./preference";
import { shortcutFor, type Actions } from "./shortcuts";

/** Runs the actions of a page when their keys are pressed anywhere on it. */
export function useShortcuts(actions: Partial<Actions>): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const listening = new AbortController();
    const press = (event: KeyboardEvent) => {
      const id = shortcutFor(event);
      const action = id && (id === "help" || shortcutsAreOn.value) ? latest.current[id] : undefined;
      if (action) {
        event.preventDefault();
        action(event.key);
      }
    };
    document.addEventListener("keydown", press, { signal: listening.signal });
    return () => listening.abort();
  }, []);
}
