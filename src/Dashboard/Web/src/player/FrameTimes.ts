// A browser rounds presentation times to microseconds; half a millisecond is far below one frame.
const tolerance = 0.0005;

/** When each frame of a video is shown. Times come from the file, never from a frame rate. */
export class FrameTimes {
  private readonly seconds: readonly number[];

  /** @param seconds presentation time of every frame, ascending, from 0 */
  constructor(seconds: readonly number[]) {
    this.seconds = seconds;
  }

  get count(): number {
    return this.seconds.length;
  }

  /** The frame on screen at a time; the first before it, the last after it. */
  frameAt(seconds: number): number {
    return Math.max(
      0,
      lastAtOrBefore(this.seconds, seconds, (start) => start),
    );
  }

  startOf(frame: number): number {
    return this.seconds[this.clamp(frame)] ?? 0;
  }

  /** Where to seek to: at its start a browser may still show the frame before (dashboard.md, measured). */
  middleOf(frame: number): number {
    const own = this.clamp(frame);
    return this.startOf(own) + this.lengthOf(own) / 2;
  }

  private lengthOf(frame: number): number {
    const earlier = frame === this.count - 1 ? frame - 1 : frame;
    return Math.max(0, this.startOf(earlier + 1) - this.startOf(earlier));
  }

  private clamp(frame: number): number {
    return Math.min(Math.max(frame, 0), this.count - 1);
  }
}

/** Index of the last item whose time is not after the given one; -1 when all are. Items ascend in time. */
export function lastAtOrBefore<T>(items: readonly T[], seconds: number, timeOf: (item: T) => number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (timeOf(items[middle]!) <= seconds + tolerance) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }

  return low - 1;
}
