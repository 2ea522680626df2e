import type { CaseGap, Guidance } from "../server/types";
import { gapAt } from "../shared/gaps";
import { lastAtOrBefore } from "./FrameTimes";

/** Index of what was said last about a time; -1 for nothing. Inside a gap, what was said before it speaks of then. */
export function saidAt(guidance: readonly Guidance[], gaps: readonly CaseGap[], seconds: number): number {
  const index = lastAtOrBefore(guidance, seconds, startOf);
  const gap = gapAt(gaps, seconds);
  return gap && index >= 0 && startOf(guidance[index]!) < gap.startSeconds ? -1 : index;
}

/** When a key frame stands in the video. */
const startOf = ({ keyFrame }: Guidance): number => keyFrame.seconds;
