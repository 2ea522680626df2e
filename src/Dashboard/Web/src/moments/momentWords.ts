import type { ListedMoment } from "../server/types";
import { phaseLook } from "../shared/words/phases";
import { counted, flagWords } from "../shared/words/words";

export const kindNames: Record<ListedMoment["kind"], string> = {
  flag: "Flag",
  bookmark: "Bookmark",
  comment: "Comment",
  question: "Question",
  correction: "Correction",
};

/** What a moment says, in its first line. */
export function titleOf({ kind, code, text, phase, erasedAt }: ListedMoment): string {
  if (erasedAt != null) {
    return `${kindNames[kind]}: what it said was erased`;
  }

  if (kind === "correction") {
    return phase == null ? "Phases corrected" : `Corrected: ${phaseName(phase)}`;
  }

  return text ?? (code != null ? (flagWords[code] ?? code) : kindNames[kind]);
}

/** Who set it, what became of it, and how much was answered. */
export function stateOf({ by, kind, code, state, stateBy, judged, replies, severity }: ListedMoment): string {
  const who = code != null ? (flagWords[code] ?? code) : [by, severity, kindNames[kind]].filter(Boolean).join(" · ");
  const answers = replies.length === 0 ? [] : [counted(replies.length, "answer")];
  return [who, ...became(kind, code != null, state, stateBy, judged ?? null), ...answers].join(" · ");
}

function became(
  kind: ListedMoment["kind"],
  isSystem: boolean,
  state: ListedMoment["state"],
  stateBy: string | null,
  judged: ListedMoment["judged"] | null,
): string[] {
  if (kind === "correction") {
    return [];
  }

  if (state === "open") {
    return isSystem ? ["nobody has looked at it yet"] : [];
  }

  const what = state === "settled" && judged && judged !== "open" ? judged : state;
  return [stateBy === null ? what : `${what} by ${stateBy}`];
}

const phaseName = (id: string): string => (id === "unjudgeable" ? "Cannot be judged" : phaseLook(id).name);
