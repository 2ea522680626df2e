export type ShortcutId =
  | "toggle"
  | "frameBack"
  | "frameForward"
  | "back"
  | "forward"
  | "farBack"
  | "farForward"
  | "slower"
  | "faster"
  | "previousPhase"
  | "nextPhase"
  | "previousFlag"
  | "nextFlag"
  | "overlay"
  | "fullScreen"
  | "help";

/** What each shortcut does on a page. */
export type Actions = Record<ShortcutId, () => void>;

export interface Shortcut {
  readonly id: ShortcutId;
  /** As an event's key, letters small; "Shift+" only before named keys. */
  readonly keys: readonly string[];
  /** As printed in tooltips and help. */
  readonly shown: string;
  readonly label: string;
}

/** Every shortcut there is: the one place that keys, tooltips and help read. */
export const shortcuts: readonly Shortcut[] = [
  { id: "toggle", keys: [" ", "k"], shown: "Space or K", label: "Play or pause" },
  { id: "frameBack", keys: [","], shown: ",", label: "One frame back" },
  { id: "frameForward", keys: ["."], shown: ".", label: "One frame forward" },
  { id: "back", keys: ["ArrowLeft"], shown: "←", label: "1 second back" },
  { id: "forward", keys: ["ArrowRight"], shown: "→", label: "1 second forward" },
  { id: "farBack", keys: ["Shift+ArrowLeft"], shown: "Shift ←", label: "10 seconds back" },
  { id: "farForward", keys: ["Shift+ArrowRight"], shown: "Shift →", label: "10 seconds forward" },
  { id: "slower", keys: ["j"], shown: "J", label: "Slower" },
  { id: "faster", keys: ["l"], shown: "L", label: "Faster" },
  { id: "previousPhase", keys: ["["], shown: "[", label: "Previous phase" },
  { id: "nextPhase", keys: ["]"], shown: "]", label: "Next phase" },
  { id: "previousFlag", keys: [";"], shown: ";", label: "Previous flag" },
  { id: "nextFlag", keys: ["'"], shown: "'", label: "Next flag" },
  { id: "overlay", keys: ["o"], shown: "O", label: "Overlay on or off" },
  { id: "fullScreen", keys: ["f"], shown: "F", label: "Full screen" },
  { id: "help", keys: ["?"], shown: "?", label: "Keyboard shortcuts" },
];

export const shortcutOf = (id: ShortcutId): Shortcut => shortcuts.find((one) => one.id === id)!;

/** "Play or pause (Space or K)": the text of a tooltip. */
export const tip = (id: ShortcutId): string => `${shortcutOf(id).label} (${shortcutOf(id).shown})`;

/** The shortcut that a key press means; null where the key belongs to what has the focus. */
export function shortcutFor(event: KeyboardEvent): ShortcutId | null {
  const { key, target } = event;
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || ownsKey(target, key)) {
    return null;
  }

  const pressed = key.length === 1 ? key.toLowerCase() : `${event.shiftKey ? "Shift+" : ""}${key}`;
  return shortcuts.find(({ keys }) => keys.includes(pressed))?.id ?? null;
}

function ownsKey(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) {
    return false;
  }

  // A dialog that has just closed keeps the focus until the next picture of the page; its keys are free already.
  if (target.closest("dialog:not([open])")) {
    return false;
  }

  const isTyping = target.closest("input, textarea, select, dialog, [contenteditable]") !== null;
  const isPressing = key === " " && target.closest("button, a, summary, [role=button]") !== null;
  return isTyping || isPressing;
}
