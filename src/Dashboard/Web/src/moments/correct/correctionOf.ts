import type { EffectiveFrame, FrameCorrection, KeyFrame } from "../../server/types";

/** What an instructor filled in. */
export interface Judgement {
  /** Id of a phase, or "unjudgeable". */
  readonly phase: string;
  /** The final answer as it should be. */
  readonly answer: string;
  readonly wrongFlags: readonly string[];
  readonly comment: string;
}

/** What stands in the form before anything is filled in: what counts now. */
export const judgementNow = (frame: EffectiveFrame, said: KeyFrame, counts: FrameCorrection | null): Judgement => ({
  phase: counts?.phase ?? frame.phase ?? said.phase ?? "unjudgeable",
  answer: counts?.answer ?? said.answer ?? "",
  wrongFlags: counts?.wrongFlags ?? [],
  comment: counts?.comment ?? "",
});

/** The correction that a form makes, as the server takes it: confirmed only where the reply stands as it is. */
export function correctionOf(said: KeyFrame, { phase, answer, wrongFlags, comment }: Judgement, by: string) {
  const isNewAnswer = answer.trim().length > 0 && answer.trim() !== said.answer?.trim();
  const stands = phase === said.phase && !isNewAnswer;
  return {
    index: said.index,
    seconds: said.seconds,
    verdict: stands ? "confirmed" : "corrected",
    phase,
    by,
    ...(isNewAnswer ? { answer: answer.trim() } : {}),
    ...(wrongFlags.length > 0 ? { wrongFlags } : {}),
    ...(comment.trim().length > 0 ? { comment: comment.trim() } : {}),
  };
}
