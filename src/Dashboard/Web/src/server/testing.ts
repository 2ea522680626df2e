import type { CaseEvent, EffectiveFrame, Flag, FlagSpan, Guidance, KeyFrame } from "./types";

/** A key frame that was read, with whatever a test needs to be different. */
export function keyFrame(seconds: number, different: Partial<KeyFrame> = {}): KeyFrame {
  return {
    index: Math.round(seconds * 25),
    seconds,
    status: "read",
    reason: null,
    phase: "incision",
    trackedPhase: "incision",
    confidence: 0.9,
    voteConfidence: 0.9,
    thinking: null,
    answer: "Keep the tunnel square.",
    flags: [],
    statements: [],
    latencySeconds: 0.2,
    frameSha256: "0",
    model: "1",
    ...different,
  };
}

export const guidance = (seconds: number, ...flags: Flag[]): Guidance => ({
  number: seconds + 1,
  keyFrame: keyFrame(seconds, { flags }),
  picture: null,
  correction: null,
});

export const event = (number: number): CaseEvent => ({
  number,
  kind: "key-frame",
  at: "2026-01-01T00:00:00Z",
  keyFrame: keyFrame(number),
  picture: null,
  phases: null,
  model: null,
  message: null,
  correction: null,
  path: null,
  footage: null,
  erases: null,
  moment: null,
  about: null,
  settlement: null,
  withdrawal: null,
  author: { kind: "model", name: "sim", digest: "1", profile: "2" },
  erasedAt: null,
  erasedIndex: null,
});

/** What holds of a key frame that reaches a second and a half to both sides. */
export const effectiveFrame = (seconds: number, different: Partial<EffectiveFrame> = {}): EffectiveFrame => ({
  index: Math.round(seconds * 25),
  seconds,
  fromSeconds: seconds - 1.5,
  untilSeconds: seconds + 1.5,
  phase: "incision",
  phaseBy: null,
  advice: "Keep the tunnel square.",
  adviceBy: null,
  standing: "said",
  place: null,
  flags: [],
  ...different,
});

/** A flag in a span of the video; dismissed where somebody is named. */
export const flagSpan = (
  code: FlagSpan["code"],
  startSeconds: number,
  endSeconds: number,
  by: string | null = null,
): FlagSpan => ({
  code,
  reason: "the answer says stop",
  state: by === null ? "open" : "dismissed",
  by,
  index: Math.round((startSeconds + 1) * 25),
  seconds: startSeconds + 1,
  startSeconds,
  endSeconds,
  keyFrames: 1,
});
