import { phaseLook } from "../shared/words/phases";
import type { TimelineSpan } from "./spans";
import { placeOn, type Scale } from "./view/Scale";
import { lengthOf } from "./view/Stretch";

// Widest letters of the bar's font (Inter, 12 px) are seldom wider on average.
export const letterWidth = 6.8;
export const labelPadding = 10;
const leastTickGap = 72;
const tickSteps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];

/** A phase as it stands on the timeline, in pixels. */
export interface Bar {
  readonly span: TimelineSpan;
  readonly x: number;
  readonly width: number;
  /** The longest name that fits; empty where none does. */
  readonly label: string;
}

/** The bars of what is shown; what is not even a pixel wide is one. */
export function barsOf(spans: readonly TimelineSpan[], scale: Scale): Bar[] {
  return spans.flatMap((span) => {
    const place = placeOn(scale, span.startSeconds, span.endSeconds);
    const width = place ? Math.max(1, place.end - place.x) : 0;
    return place ? [{ span, x: Math.min(place.x, scale.width - 1), width, label: labelFor(span, width) }] : [];
  });
}

/** Times that deserve a number on the axis, far enough apart to be read. */
export function ticksOf(scale: Scale): number[] {
  const most = Math.max(1, Math.floor(scale.width / leastTickGap));
  const step = tickSteps.find((seconds) => lengthOf(scale) / seconds <= most) ?? tickSteps.at(-1)!;
  const first = Math.ceil(scale.from / step - 1e-9);
  return Array.from({ length: Math.floor(scale.to / step + 1e-9) - first + 1 }, (_, i) => (first + i) * step);
}

function labelFor(span: TimelineSpan, width: number): string {
  const { name, short } = phaseLook(span.phase);
  return [name, short].find((label) => label.length * letterWidth + labelPadding <= width) ?? "";
}
