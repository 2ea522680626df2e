import type { CaseGap } from "../server/types";

// A browser rounds presentation times to microseconds; half a millisecond is far below one frame.
const tolerance = 0.0005;

// A picture that is shown for longer, and far longer than those beside it, is followed by a pause.
const longestFrame = 1.5;

// The last frame may follow a pause, and says nothing of its own length.
const usualFrame = 0.04;

/** When each frame of a video is shown. Times come from the file, never from a frame rate. */
export class FrameTimes {
  /** The last time at which somebody can stand, with or without a picture. */
  readonly end: number;
  private readonly seconds: readonly number[];
  private readonly gaps: readonly CaseGap[];

  /**
   * @param seconds presentation time of every frame, ascending
   * @param gaps where nothing could be seen, ascending
   */
  constructor(seconds: readonly number[], gaps: readonly CaseGap[] = []) {
    this.seconds = seconds;
    this.gaps = gaps;
    this.end = Math.max(seconds.at(-1) ?? 0, (gaps.at(-1)?.endSeconds ?? 0) - 2 * tolerance);
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

  /**
   * Where to seek to: at its start a browser may still show the frame before (dashboard.md, measured), and in
   * the middle, where a pause follows, already the frame behind it.
   */
  middleOf(frame: number): number {
    const own = this.clamp(frame);
    const lengths = [own - 1, own, own + 1].map((one) => this.lengthOf(one)).filter((length) => length > tolerance);
    return this.startOf(own) + Math.min(longestFrame, ...lengths) / 2;
  }

  /** Where a video stands that shows the frame of a time: there; or at the time now, where no frame is. */
  placeOf(shown: number, now: number): number {
    return this.isEmpty(now) ? now : shown;
  }

  /** Where to seek to so that the video stands at a time. */
  targetFor(seconds: number): number {
    return this.isEmpty(seconds) ? seconds : this.middleOf(this.frameAt(seconds));
  }

  /** The start of the frame so many after or before the one of a time; from a pause, those around it are the first. */
  stepFrom(seconds: number, frames: number): number {
    const own = this.isBefore(seconds) ? -1 : this.frameAt(seconds);
    const between = frames < 0 && this.isEmpty(seconds) ? 1 : 0;
    return own < 0 && frames < 0 ? seconds : this.startOf(own + between + frames);
  }

  /** Whether there is no frame at a time: before the first, in a pause, behind what was lost. */
  isEmpty(seconds: number): boolean {
    const frame = this.frameAt(seconds);
    const start = this.startOf(frame);
    const next = this.seconds[frame + 1] ?? Infinity;
    if (seconds < start - tolerance) {
      return true;
    }

    const gap = this.gaps.find(({ startSeconds }) => startSeconds > start && startSeconds < next - tolerance);
    const from = gap?.startSeconds ?? (this.precedesPause(frame) ? start : Infinity);
    return seconds > from - tolerance && seconds > start + tolerance;
  }

  /** Told by the times alone: gaps are known only once everything is read. */
  private precedesPause(frame: number): boolean {
    const around = Math.max(this.lengthOf(frame - 1), this.lengthOf(frame + 1));
    return this.lengthOf(frame) > Math.max(longestFrame, 3 * around);
  }

  private isBefore(seconds: number): boolean {
    return seconds < this.startOf(0) - tolerance;
  }

  /** From its start to the next; 0 for a frame that is none, a guess for the last. */
  private lengthOf(frame: number): number {
    const [start, next] = [this.seconds[frame], this.seconds[frame + 1]];
    return start === undefined ? 0 : next === undefined ? usualFrame : Math.max(0, next - start);
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
