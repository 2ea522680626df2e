import { isStopped, type Case, type CaseGap, type EffectiveCase } from "../server/types";
import { lengthOf, placeWords } from "../shared/words/gaps";
import { clock } from "../shared/words/words";

/** Why nothing is said at a time. */
export function silenceWords(
  one: Case,
  effective: EffectiveCase | undefined,
  gap: CaseGap | null,
  seconds: number,
  until: number,
): string {
  if (gap) {
    return `${placeWords(gap, lengthOf(one))}.`;
  }

  if (seconds > until) {
    return isStopped(one) ? "This part was not read." : "This part is not read yet.";
  }

  if (isStopped(one) && effective?.frames.length === 0) {
    return "Nothing was read.";
  }

  const last = effective?.frames.filter(({ untilSeconds }) => untilSeconds <= seconds).at(-1);
  return last ? `Nothing said now. The last word was about ${clock(last.seconds)}.` : "Nothing was said yet.";
}
