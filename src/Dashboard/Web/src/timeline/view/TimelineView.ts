import { Observable } from "../../shared/Observable";
import { around, following, lengthOf, nearer, shifted, whole, type Stretch } from "./Stretch";

const margin = 0.1;

/** What part of the video the timeline shows, and whether that goes with the playhead. */
export class TimelineView {
  readonly stretch: Observable<Stretch>;
  readonly follows = new Observable(true);
  private readonly duration: number;

  /** @param duration of the video, seconds */
  constructor(duration: number) {
    this.duration = duration;
    this.stretch = new Observable(whole(duration));
  }

  get isWhole(): boolean {
    return lengthOf(this.stretch.value) >= this.duration;
  }

  /** @param at the time that stays in its place, seconds */
  zoom(factor: number, at: number): void {
    this.stretch.set(nearer(this.stretch.value, factor, at, this.duration));
  }

  /** Moves by hand, away from the playhead. */
  shift(seconds: number): void {
    this.follows.set(false);
    this.stretch.set(shifted(this.stretch.value, seconds, this.duration));
  }

  showAround(seconds: number, length = lengthOf(this.stretch.value)): void {
    this.stretch.set(around(seconds, length, this.duration));
  }

  showWhole(): void {
    this.follows.set(true);
    this.stretch.set(whole(this.duration));
  }

  /** Keeps the playhead in sight, while it is followed. */
  readonly follow = (seconds: number): void => {
    if (this.follows.value) {
      this.stretch.set(following(this.stretch.value, seconds, margin, this.duration));
    }
  };
}
