import type { SeenFrame } from "../spans";
import { placeOn, xOn, type Scale } from "../view/Scale";

// Ticks that stand closer than this are a grey bar and say nothing.
const leastTickDistance = 4;

/** Where the pictures stand that were read, in pixels; of those too close to be told apart, some. */
export function ticksOn(frames: readonly SeenFrame[], scale: Scale): number[] {
  const ticks: number[] = [];
  for (const { seconds, unread } of frames) {
    const x = xOn(scale, seconds);
    const isApart = x - (ticks.at(-1) ?? -Infinity) >= leastTickDistance;
    if (unread === null && isApart && x >= 0 && x <= scale.width) {
      ticks.push(x);
    }
  }

  return ticks;
}

/** Neighbouring pictures that say nothing for the same reason. */
export interface UnseenStretch {
  readonly words: string;
  readonly fromSeconds: number;
  readonly toSeconds: number;
}

/** Each reaches half the way to the pictures beside it. */
export function unseenOf(frames: readonly SeenFrame[]): UnseenStretch[] {
  const stretches: UnseenStretch[] = [];
  frames.forEach(({ seconds, unread }, index) => {
    if (unread === null) {
      return;
    }

    const [before, after] = [frames[index - 1], frames[index + 1]];
    const toSeconds = after ? (seconds + after.seconds) / 2 : seconds;
    const last = stretches.at(-1);
    if (last && before?.unread === unread) {
      stretches[stretches.length - 1] = { ...last, toSeconds };
    } else {
      stretches.push({ words: unread, fromSeconds: before ? (before.seconds + seconds) / 2 : seconds, toSeconds });
    }
  });
  return stretches;
}

/** Where such a stretch lies, wide enough to be found; null where it is not shown. */
export function unseenOn(scale: Scale, { fromSeconds, toSeconds }: UnseenStretch) {
  const place = placeOn(scale, fromSeconds, toSeconds);
  return place && { x: place.x, width: Math.max(leastTickDistance, place.end - place.x) };
}
