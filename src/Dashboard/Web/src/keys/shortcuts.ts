import { shortcuts, type Shortcut, type ShortcutId } from "./registry";

export type { ShortcutId } from "./registry";

/** What shortcuts do on a page; told the key that was pressed, as an event names it. */
export type Actions = Record<ShortcutId, (key: string) => void>;

export const shortcutOf = (id: ShortcutId): Shortcut => shortcuts.find((one) => one.id === id)!;

/** "Play or pause (Space or K)": the text of a tooltip. */
export const tip = (id: ShortcutId): string => `${shortcutOf(id).label} (${shortcutOf(id).shown})`;

/** The shortcut that a key press means; null where the key belongs to what has the focus. */
export function shortcutFor(event: KeyboardEvent): ShortcutId | null {
  const { key, target } = event;
  if (isTheBrowsers(event) || event.defaultPrevented || ownsKey(target, key)) {
    return null;
  }

  const pressed = key.length === 1 ? key.toLowerCase() : `${event.shiftKey ? "Shift+" : ""}${key}`;
  return shortcuts.find(({ keys }) => keys.includes(pressed))?.id ?? null;
}

// Brackets and braces are typed with AltGr on many keyboards, and that comes as Ctrl and Alt.
function isTheBrowsers(event: KeyboardEvent): boolean {
  const isAltGr = event.ctrlKey && event.altKey && event.getModifierState("AltGraph");
  return event.metaKey || ((event.ctrlKey || event.altKey) && !isAltGr);
}

// Whatever takes letters for itself.
const typed = [
  "input:not([type=radio], [type=checkbox])",
  "textarea",
  "select",
  "dialog",
  "[role=dialog]",
  "[role=listbox]",
  "[contenteditable]",
].join();

function ownsKey(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) {
    return false;
  }

  // A dialog that has just closed keeps the focus until the next picture of the page; its keys are free already.
  if (target.closest("dialog:not([open])")) {
    return false;
  }

  const isTyping = target.closest(typed) !== null;
  const isPressing = key === " " && target.closest("button, a, summary, [role=button]") !== null;
  return isTyping || isPressing;
}
