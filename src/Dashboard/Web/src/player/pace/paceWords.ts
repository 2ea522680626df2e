import type { Pace } from "./PaceMeter";

// Less than a tenth behind is not seen.
const tolerated = 0.9;

/** What playback cannot keep up with; null where it does. */
export function paceWords(asked: number, pace: Pace | null): string | null {
  if (!pace) {
    return null;
  }

  const slow = pace.rate < asked * tolerated ? `reaches ${pace.rate.toFixed(1)}×` : null;
  const skips = pace.shownShare !== null && pace.shownShare < tolerated ? shareWords(pace.shownShare) : null;
  return [slow, skips].filter((one) => one !== null).join(", ") || null;
}

const shareWords = (share: number): string =>
  share > 0.6 ? `shows ${Math.round(share * 100)} % of the frames` : `shows 1 frame of ${Math.round(1 / share)}`;
