import type { EffectiveSpan } from "../../server/types";

/** A phase of a whole case as the server takes it. */
export interface PathSpan {
  readonly phase: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/**
 * The phases of a case with a stretch of them changed, to be sent as a correction of the whole.
 * @param spans what holds now, in order; where nothing is known, nothing is claimed
 */
export function pathWith(spans: readonly EffectiveSpan[], phase: string, from: number, to: number): PathSpan[] {
  const rest = spans.flatMap(({ phase: own, startSeconds, endSeconds }) =>
    own === null
      ? []
      : [
          { phase: own, startSeconds, endSeconds: Math.min(endSeconds, from) },
          { phase: own, startSeconds: Math.max(startSeconds, to), endSeconds },
        ],
  );
  return joined(
    [...rest, { phase, startSeconds: from, endSeconds: to }]
      .filter(({ startSeconds, endSeconds }) => endSeconds > startSeconds)
      .sort((one, other) => one.startSeconds - other.startSeconds),
  );
}

/** The same with one edge between neighbours moved, as far as the spans around it allow. */
export function pathWithEdge(spans: readonly EffectiveSpan[], edge: number, seconds: number): PathSpan[] {
  const [before, behind] = [spans[edge], spans[edge + 1]];
  if (!before || !behind) {
    return pathWith(spans, "idle", 0, 0);
  }

  const at = Math.min(Math.max(seconds, before.startSeconds), behind.endSeconds);
  return joined(
    spans.flatMap(({ phase, startSeconds, endSeconds }, index) => {
      const from = index === edge + 1 ? at : startSeconds;
      const to = index === edge ? at : endSeconds;
      return phase === null || to <= from ? [] : [{ phase, startSeconds: from, endSeconds: to }];
    }),
  );
}

function joined(spans: readonly PathSpan[]): PathSpan[] {
  const all: PathSpan[] = [];
  for (const span of spans) {
    const last = all.at(-1);
    if (last?.phase === span.phase && last.endSeconds === span.startSeconds) {
      all[all.length - 1] = { ...last, endSeconds: span.endSeconds };
    } else {
      all.push(span);
    }
  }

  return all;
}
