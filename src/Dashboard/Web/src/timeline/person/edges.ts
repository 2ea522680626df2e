import type { TimelineSpan } from "../spans";

/** Where one span of a person's path ends and the next begins, seconds; edge i is the beginning of span i + 1. */
export const edgesOf = (spans: readonly TimelineSpan[]): number[] => spans.slice(1).map((span) => span.startSeconds);

/**
 * Where an edge may lie: after the one before it and before the next, each by at least a frame.
 * @param least length of a span, seconds
 */
export function edgeRange(spans: readonly TimelineSpan[], edge: number, least: number): readonly [number, number] {
  const [before, after] = [spans[edge]!, spans[edge + 1]!];
  return [before.startSeconds + least, Math.max(before.startSeconds + least, after.endSeconds - least)];
}

/** The path with an edge elsewhere. */
export const withEdge = (spans: readonly TimelineSpan[], edge: number, seconds: number): TimelineSpan[] =>
  spans.map((span, index) =>
    index === edge ? { ...span, endSeconds: seconds } : index === edge + 1 ? { ...span, startSeconds: seconds } : span,
  );
