import type { CaseEvent, KeyFrame } from "./types";

/** What is left of an event that was erased, as the server says it: number, kind, time, and its place in the video. */
export function emptied(event: CaseEvent, at: string): CaseEvent {
  return {
    ...event,
    keyFrame: event.keyFrame && placeOf(event.keyFrame),
    picture: null,
    phases: null,
    message: null,
    correction: null,
    path: null,
    moment: event.moment && { ...event.moment, by: null, severity: null, text: null },
    settlement: event.settlement && { ...event.settlement, by: null },
    withdrawal: event.withdrawal && { ...event.withdrawal, by: null },
    author: event.author.kind === "person" ? { ...event.author, name: null } : event.author,
    erasedAt: at,
    erasedIndex: event.correction?.index ?? null,
  };
}

const placeOf = ({ index, seconds }: KeyFrame): KeyFrame => ({
  index,
  seconds,
  status: "erased",
  reason: null,
  phase: null,
  trackedPhase: null,
  confidence: 0,
  voteConfidence: null,
  thinking: null,
  answer: null,
  flags: [],
  statements: [],
  latencySeconds: 0,
  frameSha256: "",
  model: "",
  profile: null,
  shares: null,
});
