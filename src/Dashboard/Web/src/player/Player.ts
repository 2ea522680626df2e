import { Observable } from "../shared/Observable";
import { FrameTimes } from "./FrameTimes";
import { isWhole, noLoop, turnOf } from "./loop/Loop";
import { PaceMeter } from "./pace/PaceMeter";
import { rateFrom } from "./pace/rates";
import { nothingShown, type Readout } from "./Readout";

const readoutsPerSecond = 10;

// MediaError.MEDIA_ERR_DECODE; the name is not everywhere where there is no browser.
const decodeError = 3;

/** Drives one video element and says which frame it really shows. */
export class Player {
  readonly readout = new Observable<Readout>(nothingShown);
  /** What is played again and again; an end is reached with the frame of its time. */
  readonly loop = new Observable(noLoop);
  /** Times someone moved the video by hand, or played it. */
  readonly moves = new Observable(0);
  private readonly listeners = new Set<(seconds: number) => void>();
  private times: FrameTimes | null = null;
  private video: HTMLVideoElement | null = null;
  private shown = 0;
  private hasPicture = false;
  private aim: number | null = null;
  private isSeekAsked = false;
  /** The last seek: what was wanted, and what the video was asked for. */
  private sought: { readonly wanted: number; readonly target: number } | null = null;
  private playsOn = false;
  private lastReadout = 0;
  private readonly meter = new PaceMeter();

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
    on("emptied", () => this.startAnew());
    on("loadedmetadata", () => this.goOn());
    on("loadeddata", () => {
      this.hasPicture = true;
      this.read();
    });
    on("canplay", () => this.seekAgain());
    on("seeked", () => this.settle());
    on("timeupdate", () => this.pass());
    on("ended", () => this.turnAtTheEnd());
    for (const event of ["seeking", "ratechange", "pause", "play"] as const) {
      on(event, () => this.meter.reset());
    }

    const next: VideoFrameRequestCallback = (now, { mediaTime, presentedFrames }) => {
      const frame = this.times?.frameAt(mediaTime) ?? null;
      this.meter.hear({ now, mediaTime, frame, presented: presentedFrames });
      this.show(mediaTime);
      handle = video.requestVideoFrameCallback(next);
    };
    let handle = video.requestVideoFrameCallback(next);
    if (video.error) {
      // A server that is away refuses before anybody listens.
      this.read();
    }

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

    this.tell();
    this.read();
  }

  /** Calls back with the readout's time for every frame as it is shown, on the way through a gap, and now. */
  onFrame(listener: (seconds: number) => void): () => void {
    this.listeners.add(listener);
    listener(this.shownSeconds);
    return () => this.listeners.delete(listener);
  }

  /** Number of the frame that is shown, or that a running seek will show; null while the times are not known. */
  get frame(): number | null {
    return this.times?.frameAt(this.seconds) ?? null;
  }

  get seconds(): number {
    return this.aim ?? this.shownSeconds;
  }

  /** The readout's time, at this moment: of what is on screen, whatever is sought. */
  get shownSeconds(): number {
    const { video, times, shown, sought } = this;
    if (!video || video.seeking || !times) {
      return shown;
    }

    const isThere = sought !== null && Math.abs(sought.target - video.currentTime) < 0.001;
    return times.placeOf(shown, isThere ? sought.wanted : video.currentTime);
  }

  /** Shows the frame that is on screen at a time. */
  goTo(seconds: number): void {
    this.moves.set(this.moves.value + 1);
    this.seek(seconds);
  }

  /** Shows a frame by its number from 0; the last where there are fewer. Nothing while the times are not known. */
  goToFrame(frame: number): void {
    if (this.times) {
      this.goTo(this.times.startOf(frame));
    }
  }

  /** When the frame begins that is shown at a time; the time itself while the times are not known. */
  frameStart(seconds: number): number {
    return this.times?.startOf(this.times.frameAt(seconds)) ?? seconds;
  }

  /** When the frame begins so many after or before the one of a time; the time itself while they are not known. */
  frameFrom(seconds: number, frames: number): number {
    return this.times?.stepFrom(seconds, frames) ?? seconds;
  }

  /** How many frames there are; null while that is not known. */
  get frameCount(): number | null {
    return this.times?.count ?? null;
  }

  step(frames: number): void {
    this.video?.pause();
    if (this.times) {
      this.goTo(this.frameFrom(this.seconds, frames));
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
    this.setRate(rateFrom(this.video?.playbackRate ?? 1, by));
  }

  private seek(seconds: number): void {
    const duration = this.video?.duration ?? NaN;
    // A recording may promise more than there is to play: only with the times its end is known.
    const end = this.times && Number.isFinite(duration) ? Math.max(duration, this.times.end) : Infinity;
    const wanted = Math.max(0, Math.min(seconds, end));
    this.aim = wanted;
    this.isSeekAsked = this.video !== null && Number.isFinite(duration);
    if (this.video && this.isSeekAsked) {
      const target = Math.min(this.times?.targetFor(wanted) ?? wanted, duration);
      this.sought = { wanted, target };
      this.video.currentTime = target;
    }
  }

  /** Another file has taken the place of the one that was played: it goes on where that stood. */
  private startAnew(): void {
    this.aim = this.seconds;
    this.playsOn = this.readout.value.isPlaying;
    this.hasPicture = false;
    this.read();
  }

  private goOn(): void {
    if (this.aim !== null) {
      this.seek(this.aim);
    }

    if (this.playsOn) {
      this.playsOn = false;
      void this.video?.play().catch(() => this.read());
    }
  }

  /** A loop to the last frame: the video has stopped by itself. */
  private turnAtTheEnd(): void {
    const { value: loop } = this.loop;
    if (isWhole(loop) && this.times && loop.to >= this.times.startOf(this.times.count - 1)) {
      this.seek(loop.from);
      void this.video?.play().catch(() => this.read());
    }
  }

  /** Where no frame follows for a while, time goes on all the same. */
  private pass(): void {
    if (this.shownSeconds !== this.shown) {
      this.tell();
      this.read();
    }
  }

  private tell(): void {
    this.listeners.forEach((listener) => listener(this.shownSeconds));
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
    const turn = this.aim === null && !this.video?.paused ? turnOf(this.loop.value, this.shown, seconds) : null;
    this.shown = seconds;
    this.hasPicture = true;
    // A first frame may come before the length of the video is known, and no seek could be asked for till then.
    if (this.isSeekAsked && !this.video?.seeking) {
      this.aim = null;
    }

    if (turn !== null) {
      this.seek(turn);
    }

    this.tell();
    const now = performance.now();
    if (now - this.lastReadout >= 1000 / readoutsPerSecond || this.video?.paused) {
      this.lastReadout = now;
      this.read();
    }
  }

  private read(): void {
    const { video, times, shownSeconds } = this;
    this.readout.set({
      seconds: shownSeconds,
      frame: times?.isEmpty(shownSeconds) === false ? times.frameAt(shownSeconds) : null,
      isPlaying: video !== null && !video.paused,
      rate: video?.playbackRate ?? 1,
      pace: this.meter.pace,
      hasPicture: this.hasPicture,
      isBroken: Boolean(video?.error),
      breaksOff: video?.error?.code === decodeError,
    });
  }
}
