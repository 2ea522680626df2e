import type { Case, CaseFootage, CaseGap } from "../../server/types";
import { clock, counted, preciseClock, seenWords } from "./words";

// Browsers round times to microseconds.
const tolerance = 0.0005;
const longGap = 10;

export const gapWords: Record<CaseGap["kind"], string> = { damaged: "Damaged", missing: "Missing", pause: "Pause" };

/** Where nothing could be seen, as far as that is known. */
export const gapsOf = ({ footage }: Case): readonly CaseGap[] => footage?.gaps ?? none;

/** The gap at a time; null where there is none. */
export const gapAt = (gaps: readonly CaseGap[], seconds: number): CaseGap | null =>
  gaps.find(
    ({ startSeconds, endSeconds }) => startSeconds <= seconds + tolerance && seconds + tolerance < endSeconds,
  ) ?? null;

/** How much of the recording there is to show: it may promise more than the video that is played holds. */
export const lengthOf = ({ durationSeconds, footage }: Case): number =>
  Math.max(durationSeconds ?? 0, footage?.lengthSeconds ?? 0);

/** Whether all but nothing of a recording was seen, so that nobody needs to be told. */
export const isWhole = ({ gaps, seenShare }: CaseFootage): boolean => gaps.length === 0 && seenShare >= 0.95;

/** "Seen 79 %, 2 gaps". */
export const footageWords = ({ gaps, seenShare }: CaseFootage): string =>
  gaps.length === 0 ? seenWords(seenShare) : `${seenWords(seenShare)}, ${counted(gaps.length, "gap")}`;

/** "0:02 to 0:17"; to the hundredth where a gap is short. */
export function stretchWords({ startSeconds, endSeconds }: Pick<CaseGap, "startSeconds" | "endSeconds">): string {
  const words = endSeconds - startSeconds < longGap ? preciseClock : clock;
  return `${words(startSeconds)} to ${words(endSeconds)}`;
}

/** What somebody is told who stands in a gap and looks for a picture. */
export function placeWords({ kind, startSeconds, endSeconds }: CaseGap, length: number): string {
  const end = endSeconds - startSeconds < longGap ? preciseClock(endSeconds) : clock(endSeconds);
  const until = endSeconds >= length - tolerance ? "to the end" : `until ${end}`;
  switch (kind) {
    case "damaged":
      return `The file is damaged here ${until}: a picture may be old, torn or missing`;
    case "missing":
      return `No picture here: the file holds none ${until}`;
    default:
      return startSeconds <= tolerance
        ? `No picture yet: the first one comes at ${end}`
        : `No picture here: the recording pauses ${until}`;
  }
}

// One array for all, so that what is drawn once is not drawn again.
const none: readonly CaseGap[] = [];
