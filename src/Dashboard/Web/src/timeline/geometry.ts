import type { CaseGap, Guidance } from "../server/types";
import { phaseLook } from "../shared/phases";
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

/** One stretch of key frames that carry the same flag. */
export interface FlagMark {
  readonly code: string;
  readonly reason: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly count: number;
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

/** Flags of neighbouring key frames with the same code become one mark; nobody is a neighbour across a gap. */
export function marksOf(guidance: readonly Guidance[], gaps: readonly CaseGap[] = []): FlagMark[] {
  const marks: FlagMark[] = [];
  let open = new Map<string, number>();
  let before = 0;
  for (const { keyFrame } of guidance) {
    if (gaps.some(({ startSeconds }) => startSeconds > before && startSeconds <= keyFrame.seconds)) {
      open.clear();
    }

    before = keyFrame.seconds;
    const still = new Map<string, number>();
    for (const { code, reason } of keyFrame.flags) {
      const earlier = open.get(code);
      if (earlier === undefined) {
        still.set(
          code,
          marks.push({ code, reason, startSeconds: keyFrame.seconds, endSeconds: keyFrame.seconds, count: 1 }) - 1,
        );
      } else {
        marks[earlier] = { ...marks[earlier]!, endSeconds: keyFrame.seconds, count: marks[earlier]!.count + 1 };
        still.set(code, earlier);
      }
    }

    open = still;
  }

  return marks;
}

function labelFor(span: TimelineSpan, width: number): string {
  const { name, short } = phaseLook(span.phase);
  return [name, short].find((label) => label.length * letterWidth + labelPadding <= width) ?? "";
}
