import type { CaseGap, Guidance, PhaseSpan } from "../server/types";
import { phaseLook } from "../shared/phases";

// Widest letters of the bar's font (Inter, 12 px) are seldom wider on average.
export const letterWidth = 6.8;
export const labelPadding = 10;
const leastTickGap = 72;
const tickSteps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];

/** A phase as it stands on the timeline, in pixels. */
export interface Bar {
  readonly span: PhaseSpan;
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

export const xOf = (seconds: number, duration: number, width: number): number =>
  duration > 0 ? (Math.min(Math.max(seconds, 0), duration) / duration) * width : 0;

export const secondsAt = (x: number, duration: number, width: number): number =>
  width > 0 ? (Math.min(Math.max(x, 0), width) / width) * duration : 0;

export function barsOf(spans: readonly PhaseSpan[], duration: number, width: number): Bar[] {
  return spans.map((span) => {
    const x = xOf(span.startSeconds, duration, width);
    const own = Math.max(1, xOf(span.endSeconds, duration, width) - x);
    return { span, x, width: own, label: labelFor(span, own) };
  });
}

/** Times that deserve a number on the axis, far enough apart to be read. */
export function ticksOf(duration: number, width: number): number[] {
  const most = Math.max(1, Math.floor(width / leastTickGap));
  const step = tickSteps.find((seconds) => duration / seconds <= most) ?? tickSteps.at(-1)!;
  return Array.from({ length: Math.floor(duration / step) + 1 }, (_, i) => i * step);
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

function labelFor(span: PhaseSpan, width: number): string {
  const { name, short } = phaseLook(span.phase);
  return [name, short].find((label) => label.length * letterWidth + labelPadding <= width) ?? "";
}
