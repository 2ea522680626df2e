import { Observable } from "../shared/Observable";
import { FrameTimes } from "./FrameTimes";

export const rates: readonly number[] = [0.25, 0.5, 1, 1.5, 2, 4];
const readoutsPerSecond = 10;

/** What is on screen, for everything that may be a tenth of a second late. */
export interface Readout {
  /** Presentation time of the shown frame. */
  readonly seconds: number;
  /** Its number from 0; null while the times of the frames are not known. */
  readonly frame: number | null;
  readonly isPlaying: boolean;
  readonly rate: number;
  /** A picture of the video is on screen. */
  readonly hasPicture: boolean;
  /** The video could not be loaded, or not be played. */
  readonly isBroken: boolean;
}

/** Drives one video element and says which frame it really shows. */
export class Player {
  readonly readout = new Observable<Readout>({
    seconds: 0,
    frame: null,
    isPlaying: false,
    rate: 1,
    hasPicture: false,
    isBroken: false,
  });
  /** Times someone moved the video by hand, or played it. */
  readonly moves = new Observable(0);
  private readonly listeners = new Set<(seconds: number) => void>();
  private times: FrameTimes | null = null;
  private video: HTMLVideoElement | null = null;
  private shown = 0;
  private hasPicture = false;
  private aim: number | null = null;
  private isSeekAsked = false;
  private lastReadout = 0;

  /** Takes an element, and lets go of it when the returned function is called. */
  attach(video: HTMLVideoElement): () => void {
    const listening = new AbortController();
    const on = (event: keyof HTMLVideoElementEventMap, act: () => void) =>
      video.addEventListener(event, act, { signal: listening.signal });
    this.video = video;
    for (const event of ["play", "pause", "ratechange", "loadedmetadata", "error"] as const) {
      on(event, () => this.read());
    }

    on("play", () => this.moves.set(this.moves.value + 1));
    on("loadedmetadata", () => this.aim !== null && this.seek(this.aim));
    on("loadeddata", () => {
      this.hasPicture = true;
      this.read();
    });
    on("canplay", () => this.seekAgain());
    on("seeked", () => this.settle());
    const next: VideoFrameRequestCallback = (_now, { mediaTime }) => {
      this.show(mediaTime);
      handle = video.requestVideoFrameCallback(next);
    };
    let handle = video.requestVideoFrameCallback(next);
    return () => {
      listening.abort();
      video.cancelVideoFrameCallback(handle);
      this.hasPicture = false;
      this.video = null;
    };
  }

  useTimes(times: FrameTimes): void {
    this.times = times;
    if (this.aim !== null) {
      this.seek(this.aim);
    }

    this.read();
  }

  /** Calls back with the presentation time of every frame as it is shown, and now. */
  onFrame(listener: (seconds: number) => void): () => void {
    this.listeners.add(listener);
    listener(this.shown);
    return () => this.listeners.delete(listener);
  }

  /** Number of the frame that is shown, or that a running seek will show; null while the times are not known. */
  get frame(): number | null {
    return this.times?.frameAt(this.aim ?? this.shown) ?? null;
  }

  get seconds(): number {
    return this.aim ?? this.shown;
  }

  /** Presentation time of the frame that is on screen, whatever is sought. */
  get shownSeconds(): number {
    return this.shown;
  }

  /** Shows the frame that is on screen at a time. */
  goTo(seconds: number): void {
    this.moves.set(this.moves.value + 1);
    this.seek(seconds);
  }

  step(frames: number): void {
    this.video?.pause();
    if (this.times && this.frame !== null) {
      this.goTo(this.times.startOf(this.frame + frames));
    }
  }

  skip(seconds: number): void {
    this.goTo(this.seconds + seconds);
  }

  /** Loads the video again where that has failed, and goes to where it stood. */
  recover(): void {
    if (this.video?.error) {
      this.aim = this.seconds;
      this.hasPicture = false;
      this.video.load();
      this.read();
    }
  }

  toggle(): void {
    this.recover();
    if (this.video?.paused) {
      void this.video.play().catch(() => this.read());
    } else {
      this.video?.pause();
    }
  }

  setRate(rate: number): void {
    if (this.video) {
      this.video.playbackRate = rate;
    }
  }

  /** One rate up or down the ladder. */
  shiftRate(by: number): void {
    const place = rates.indexOf(this.video?.playbackRate ?? 1) + by;
    this.setRate(rates[Math.min(Math.max(place, 0), rates.length - 1)] ?? 1);
  }

  private seek(seconds: number): void {
    const duration = this.video?.duration ?? NaN;
    const wanted = Math.max(0, Number.isFinite(duration) ? Math.min(seconds, duration) : seconds);
    this.aim = wanted;
    this.isSeekAsked = this.video !== null && Number.isFinite(duration);
    if (this.video && this.isSeekAsked) {
      this.video.currentTime = this.times?.middleOf(this.times.frameAt(wanted)) ?? wanted;
    }
  }

  /** A seek that was asked for while the first data arrived can be forgotten: the video then stands elsewhere. */
  private seekAgain(): void {
    if (this.aim !== null && this.video && !this.video.seeking && Math.abs(this.video.currentTime - this.aim) > 1) {
      this.seek(this.aim);
    }
  }

  /** A paused video that has found its place does not always call back for the frame it shows there. */
  private settle(): void {
    if (this.aim !== null && this.video && !this.video.seeking && this.times) {
      this.show(this.times.startOf(this.times.frameAt(this.video.currentTime)));
    }
  }

  private show(seconds: number): void {
    this.shown = seconds;
    this.hasPicture = true;
    // A first frame may come before the length of the video is known, and no seek could be asked for till then.
    if (this.isSeekAsked && !this.video?.seeking) {
      this.aim = null;
    }

    this.listeners.forEach((listener) => listener(seconds));
    const now = performance.now();
    if (now - this.lastReadout >= 1000 / readoutsPerSecond || this.video?.paused) {
      this.lastReadout = now;
      this.read();
    }
  }

  private read(): void {
    const { video } = this;
    this.readout.set({
      seconds: this.shown,
      frame: this.times?.frameAt(this.shown) ?? null,
      isPlaying: video !== null && !video.paused,
      rate: video?.playbackRate ?? 1,
      hasPicture: this.hasPicture,
      isBroken: Boolean(video?.error),
    });
  }
}
