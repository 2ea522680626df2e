import { Observable } from "../shared/Observable";
import { keep, kept } from "../shared/keep";

const key = "surgical.shortcuts";

/** Whether single keys act; people who speak to their computer switch that off (WCAG 2.1.4). Kept in this browser. */
export const shortcutsAreOn = new Observable(kept(key) !== "off");

shortcutsAreOn.subscribe(() => keep(key, shortcutsAreOn.value ? "on" : "off"));

// What another tab has set holds here too.
window.addEventListener("storage", (event) => {
  if (event.key === key) {
    shortcutsAreOn.set(event.newValue !== "off");
  }
});
