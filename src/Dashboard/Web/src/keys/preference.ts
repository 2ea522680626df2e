import { Observable } from "../shared/Observable";

const key = "surgical.shortcuts";

/** Whether single keys act; people who speak to their computer switch that off (WCAG 2.1.4). Kept in this browser. */
export const shortcutsAreOn = new Observable(localStorage.getItem(key) !== "off");

shortcutsAreOn.subscribe(() => localStorage.setItem(key, shortcutsAreOn.value ? "on" : "off"));
