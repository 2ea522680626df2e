import type { CaseGap, PhaseSpan } from "../server/types";
import { gapWords, stretchWords } from "../shared/gaps";
import { labelPadding, letterWidth, xOf } from "./geometry";

// A lost picture of 40 ms in an hour must be found; narrow marks that stand closer than this look like one.
const leastWidth = 5;
const leastDistance = 3;
const narrow = 10;

/** One gap, or several that are too close to be told apart, as they stand on the timeline, in pixels. */
export interface GapMark {
  readonly gaps: readonly CaseGap[];
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly x: number;
  readonly width: number;
  /** What fits into it; empty where nothing does. */
  readonly label: string;
}

/** @param gaps in order, without overlaps */
export function gapMarksOf(gaps: readonly CaseGap[], duration: number, width: number): GapMark[] {
  const joined: { gaps: CaseGap[]; x: number; end: number }[] = [];
  for (const gap of gaps) {
    const place = placeOf(gap, duration, width);
    const before = joined.at(-1);
    if (before && place.x < before.end + leastDistance && Math.min(widthOf(before), widthOf(place)) < narrow) {
      before.gaps.push(gap);
      before.end = Math.max(before.end, place.end);
    } else {
      joined.push({ gaps: [gap], ...place });
    }
  }

  return joined.map(({ gaps: own, x, end }) => ({
    gaps: own,
    startSeconds: own[0]!.startSeconds,
    endSeconds: own.at(-1)!.endSeconds,
    x,
    width: widthOf({ x, end }),
    label: labelFor(own, widthOf({ x, end })),
  }));
}

/** Phases without what of an unknown one lies in gaps: there the gap says more. */
export function besideGaps(spans: readonly PhaseSpan[], gaps: readonly CaseGap[]): PhaseSpan[] {
  return spans.flatMap((span) => (span.phase === null ? gaps.reduce(withoutGap, [span]) : [span]));
}

/** A mark in words: what, from when to when, and why. */
export function markWords({ gaps, startSeconds, endSeconds }: GapMark): string {
  const reasons = [...new Set(gaps.map(({ reason }) => reason))].join(" ");
  return `${nameOf(gaps)}, ${stretchWords({ startSeconds, endSeconds })}: ${reasons}`;
}

function placeOf({ startSeconds, endSeconds }: CaseGap, duration: number, width: number) {
  const [start, end] = [xOf(startSeconds, duration, width), xOf(endSeconds, duration, width)];
  const own = Math.max(leastWidth, end - start);
  const x = Math.max(0, Math.min((start + end - own) / 2, width - own));
  return { x, end: x + own };
}

const widthOf = ({ x, end }: { x: number; end: number }): number => end - x;

const nameOf = (gaps: readonly CaseGap[]): string =>
  gaps.length === 1 ? gapWords[gaps[0]!.kind] : `${gaps.length} gaps`;

function labelFor(gaps: readonly CaseGap[], width: number): string {
  const name = nameOf(gaps);
  return name.length * letterWidth + labelPadding <= width ? name : "";
}

function withoutGap(parts: readonly PhaseSpan[], gap: CaseGap): PhaseSpan[] {
  return parts
    .flatMap((part) => [
      { ...part, endSeconds: Math.min(part.endSeconds, gap.startSeconds) },
      { ...part, startSeconds: Math.max(part.startSeconds, gap.endSeconds) },
    ])
    .filter(({ startSeconds, endSeconds }) => endSeconds > startSeconds);
}
