const groups = {
  Play: [
    { id: "toggle", keys: [" ", "k"], shown: "Space or K", label: "Play or pause" },
    { id: "frameBack", keys: [","], shown: ",", label: "One frame back" },
    { id: "frameForward", keys: ["."], shown: ".", label: "One frame forward" },
    { id: "slower", keys: ["j", "<"], shown: "J or <", label: "Slower" },
    { id: "faster", keys: ["l", ">"], shown: "L or >", label: "Faster" },
    { id: "loopStart", keys: ["{"], shown: "{", label: "Loop from here" },
    { id: "loopEnd", keys: ["}"], shown: "}", label: "Loop to here" },
    { id: "loopClear", keys: ["\\"], shown: "\\", label: "End the loop" },
  ],
  Go: [
    { id: "back", keys: ["ArrowLeft"], shown: "←", label: "1 second back" },
    { id: "forward", keys: ["ArrowRight"], shown: "→", label: "1 second forward" },
    { id: "farBack", keys: ["Shift+ArrowLeft"], shown: "Shift ←", label: "10 seconds back" },
    { id: "farForward", keys: ["Shift+ArrowRight"], shown: "Shift →", label: "10 seconds forward" },
    { id: "goTo", keys: ["g"], shown: "G", label: "Go to a time or frame" },
    {
      id: "tenth",
      keys: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
      shown: "0 to 9",
      label: "Tenths of the video",
    },
    { id: "previousPhase", keys: ["["], shown: "[", label: "Previous phase" },
    { id: "nextPhase", keys: ["]"], shown: "]", label: "Next phase" },
    { id: "previousFlag", keys: [";"], shown: ";", label: "Previous open flag or question" },
    { id: "nextFlag", keys: ["'"], shown: "'", label: "Next open flag or question" },
  ],
  Marks: [
    { id: "bookmark", keys: ["m"], shown: "M", label: "Set a bookmark here" },
    { id: "comment", keys: ["c"], shown: "C", label: "Write a comment here" },
    { id: "dispute", keys: ["d"], shown: "D", label: "Correct what was said here" },
    { id: "undo", keys: ["z"], shown: "Z", label: "Take the last correction back, for ten seconds" },
  ],
  Picture: [
    { id: "pictureCloser", keys: ["i"], shown: "I", label: "Picture larger (or Ctrl and wheel)" },
    { id: "pictureFarther", keys: ["u"], shown: "U", label: "Picture smaller" },
    { id: "pictureWhole", keys: ["w"], shown: "W", label: "Whole picture (or double click)" },
    { id: "overlay", keys: ["o"], shown: "O", label: "Overlay on or off" },
    { id: "fullScreen", keys: ["f"], shown: "F", label: "Full screen" },
    { id: "help", keys: ["?"], shown: "?", label: "Keyboard shortcuts" },
  ],
  Timeline: [
    { id: "timelineNearer", keys: ["+"], shown: "+", label: "Nearer (or wheel)" },
    { id: "timelineFarther", keys: ["-"], shown: "-", label: "Farther" },
    { id: "timelineWhole", keys: ["_"], shown: "_", label: "Whole timeline" },
    { id: "timelineFollow", keys: ["t"], shown: "T", label: "Follow the playhead" },
  ],
} as const;

export type ShortcutId = (typeof groups)[keyof typeof groups][number]["id"];

export interface Shortcut {
  readonly id: ShortcutId;
  /** As an event's key, letters small; "Shift+" only before named keys. */
  readonly keys: readonly string[];
  /** As printed in tooltips and help. */
  readonly shown: string;
  readonly label: string;
}

/** Every shortcut there is, by what it is about: the one place that keys, tooltips and help read. */
export const shortcutGroups: Readonly<Record<keyof typeof groups, readonly Shortcut[]>> = groups;

export const shortcuts: readonly Shortcut[] = Object.values(shortcutGroups).flat();
