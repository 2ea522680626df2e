/** How well playback keeps up with what it was asked for. */
export interface Pace {
  /** Seconds of video a second, as measured. */
  readonly rate: number;
  /** Of the frames that were passed, the share that was put on screen, 0 to 1; null while frames are not counted. */
  readonly shownShare: number | null;
}

/** A frame that came on screen. */
export interface ShownFrame {
  /** When, milliseconds of the page's clock. */
  readonly now: number;
  /** Its presentation time, seconds. */
  readonly mediaTime: number;
  /** Its number in the video; null while that is not known. */
  readonly frame: number | null;
  /** How many the browser has put on screen so far. */
  readonly presented: number;
}

// Shorter stretches tell of one late frame more than of the pace.
const least = 1_000;
const most = 2_000;

// After so long without a frame playback stood, or nobody looked at the page.
const longestWait = 1_500;

/** Measures over the last two seconds of playback; knows nothing before one has passed. */
export class PaceMeter {
  private frames: ShownFrame[] = [];

  reset(): void {
    this.frames = [];
  }

  hear(frame: ShownFrame): void {
    const before = this.frames.at(-1);
    if (before && (frame.now - before.now > longestWait || frame.mediaTime < before.mediaTime)) {
      this.reset();
    }

    this.frames.push(frame);
    this.frames = this.frames.filter(({ now }) => frame.now - now <= most);
  }

  get pace(): Pace | null {
    const [first, last] = [this.frames[0], this.frames.at(-1)];
    const passed = first && last ? last.now - first.now : 0;
    if (!first || !last || passed < least) {
      return null;
    }

    return { rate: ((last.mediaTime - first.mediaTime) * 1000) / passed, shownShare: shareOf(first, last) };
  }
}

function shareOf(first: ShownFrame, last: ShownFrame): number | null {
  if (first.frame === null || last.frame === null || last.frame <= first.frame) {
    return null;
  }

  return Math.min(1, (last.presented - first.presented) / (last.frame - first.frame));
}
