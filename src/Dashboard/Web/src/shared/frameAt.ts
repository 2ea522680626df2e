import type { EffectiveFrame } from "../server/types";

/** The key frame that speaks of a time, which is the nearest; undefined where none reaches. In order of the video. */
export function frameAt(frames: readonly EffectiveFrame[], seconds: number): EffectiveFrame | undefined {
  let [low, high] = [0, frames.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (frames[middle]!.untilSeconds <= seconds) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }

  const found = frames[low];
  return found && found.fromSeconds <= seconds ? found : undefined;
}
