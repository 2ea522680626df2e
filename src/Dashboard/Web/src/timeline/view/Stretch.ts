/** The part of the video that the timeline shows, seconds. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Frames of 40 ms are 20 and more pixels wide then. */
export const leastLength = 2;

export const lengthOf = ({ from, to }: Stretch): number => to - from;

export const whole = (duration: number): Stretch => ({ from: 0, to: duration });

/** So many times nearer, with what stands at a time staying in its place. */
export function nearer(stretch: Stretch, factor: number, at: number, duration: number): Stretch {
  const length = Math.min(Math.max(lengthOf(stretch) / factor, Math.min(leastLength, duration)), duration);
  const from = at - ((at - stretch.from) * length) / lengthOf(stretch);
  return inside(from, length, duration);
}

export const shifted = (stretch: Stretch, seconds: number, duration: number): Stretch =>
  inside(stretch.from + seconds, lengthOf(stretch), duration);

/** As long, with a time in its middle, as far as the video goes. */
export const around = (seconds: number, length: number, duration: number): Stretch =>
  inside(seconds - Math.min(length, duration) / 2, Math.min(length, duration), duration);

/**
 * With a time in sight: the same while it is, else with it in the middle.
 * @param margin share of the length at each side that does not count as in sight, 0 to 0.5
 */
export function following(stretch: Stretch, seconds: number, margin: number, duration: number): Stretch {
  const edge = lengthOf(stretch) * margin;
  const isLeft = seconds < stretch.from + edge && stretch.from > 0;
  const isRight = seconds > stretch.to - edge && stretch.to < duration;
  return isLeft || isRight ? around(seconds, lengthOf(stretch), duration) : stretch;
}

function inside(from: number, length: number, duration: number): Stretch {
  const start = Math.max(0, Math.min(from, duration - length));
  return { from: start, to: start + length };
}
