import type { Pace } from "./pace/PaceMeter";

/** What is on screen, for everything that may be a tenth of a second late. */
export interface Readout {
  /** Presentation time of the shown frame; where no other follows for a while, the time at which playback stands. */
  readonly seconds: number;
  /** Number of the shown frame from 0; null where there is none, and while the times of the frames are not known. */
  readonly frame: number | null;
  readonly isPlaying: boolean;
  /** As asked for, 1 for the speed of the recording. */
  readonly rate: number;
  /** What playback makes of that; null while it is not known. */
  readonly pace: Pace | null;
  /** A picture of the video is on screen. */
  readonly hasPicture: boolean;
  /** The video could not be loaded, or not be played. */
  readonly isBroken: boolean;
  /** It could be loaded, and from here on not be played. */
  readonly breaksOff: boolean;
}

export const nothingShown: Readout = {
  seconds: 0,
  frame: null,
  isPlaying: false,
  rate: 1,
  pace: null,
  hasPicture: false,
  isBroken: false,
  breaksOff: false,
};
