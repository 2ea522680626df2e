import { lengthOf, type Stretch } from "./Stretch";

/** How the shown part of the video lies on pixels. */
export interface Scale extends Stretch {
  /** Pixels. */
  readonly width: number;
}

/** Where a time stands; outside of 0 to the width where it is not shown. */
export const xOn = (scale: Scale, seconds: number): number =>
  lengthOf(scale) > 0 ? ((seconds - scale.from) / lengthOf(scale)) * scale.width : 0;

/** The time at a place, at most as far as is shown. */
export const secondsOn = (scale: Scale, x: number): number =>
  scale.width > 0 ? scale.from + (Math.min(Math.max(x, 0), scale.width) / scale.width) * lengthOf(scale) : scale.from;

/** Where a stretch lies, as far as it is shown; null where it is not. A moment lies where it is, without width. */
export function placeOn(scale: Scale, from: number, to: number): { x: number; end: number } | null {
  return to < scale.from || from > scale.to
    ? null
    : { x: Math.max(0, xOn(scale, from)), end: Math.min(scale.width, xOn(scale, to)) };
}
