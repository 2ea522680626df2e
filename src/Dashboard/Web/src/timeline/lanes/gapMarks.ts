import type { CaseGap } from "../../server/types";
import { gapWords, stretchWords } from "../../shared/words/gaps";
import { labelPadding, letterWidth } from "../geometry";
import type { TimelineSpan } from "../spans";
import { placeOn, xOn, type Scale } from "../view/Scale";

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
export function gapMarksOf(gaps: readonly CaseGap[], scale: Scale): GapMark[] {
  const joined: { gaps: CaseGap[]; x: number; end: number }[] = [];
  for (const gap of gaps) {
    const place = placeOf(gap, scale);
    if (!place) {
      continue;
    }

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
export function besideGaps(spans: readonly TimelineSpan[], gaps: readonly CaseGap[]): TimelineSpan[] {
  return spans.flatMap((span) => (span.phase === null ? gaps.reduce(withoutGap, [span]) : [span]));
}

/** What of phases lies beside gaps, where a name can be read. */
export const clearOfGaps = (spans: readonly TimelineSpan[], gaps: readonly CaseGap[]): TimelineSpan[] =>
  spans.flatMap((span) => gaps.reduce(withoutGap, [span]));

/** A mark in words: what, from when to when, and why. */
export function markWords({ gaps, startSeconds, endSeconds }: GapMark): string {
  const reasons = [...new Set(gaps.map(({ reason }) => reason))].join(" ");
  return `${nameOf(gaps)}, ${stretchWords({ startSeconds, endSeconds })}: ${reasons}`;
}

function placeOf({ startSeconds, endSeconds }: CaseGap, scale: Scale) {
  const place = placeOn(scale, startSeconds, endSeconds);
  if (!place || place.end - place.x >= leastWidth) {
    return place;
  }

  const middle = (xOn(scale, startSeconds) + xOn(scale, endSeconds)) / 2;
  const x = Math.max(0, Math.min(middle - leastWidth / 2, scale.width - leastWidth));
  return { x, end: x + leastWidth };
}

const widthOf = ({ x, end }: { x: number; end: number }): number => end - x;

const nameOf = (gaps: readonly CaseGap[]): string =>
  gaps.length === 1 ? gapWords[gaps[0]!.kind] : `${gaps.length} gaps`;

function labelFor(gaps: readonly CaseGap[], width: number): string {
  const name = nameOf(gaps);
  return name.length * letterWidth + labelPadding <= width ? name : "";
}

function withoutGap(parts: readonly TimelineSpan[], gap: CaseGap): TimelineSpan[] {
  return parts
    .flatMap((part) => [
      { ...part, endSeconds: Math.min(part.endSeconds, gap.startSeconds) },
      { ...part, startSeconds: Math.max(part.startSeconds, gap.endSeconds) },
    ])
    .filter(({ startSeconds, endSeconds }) => endSeconds > startSeconds);
}
