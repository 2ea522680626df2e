import { gapAt } from "../../shared/words/gaps";
import type { CaseGap } from "../../server/types";
import type { TimelineSpan } from "../spans";
import { placeOn, type Scale } from "../view/Scale";

/** Phases are told from pictures seconds apart, so that none begins or ends where it is drawn (page.md, finding 5). */
export const unsureSeconds = 3;

/**
 * Where it is not sure which of two phases of the model it is. Where a person has set one of them, and at a gap, an
 * edge is sure.
 */
export function unsureOf(spans: readonly TimelineSpan[], gaps: readonly CaseGap[], scale: Scale) {
  return spans.slice(1).flatMap((after, index) => {
    const before = spans[index]!;
    const edge = after.startSeconds;
    const isSure = before.by !== null || after.by !== null || before.endSeconds < edge - 0.001;
    const from = Math.max(before.startSeconds, edge - unsureSeconds);
    const to = Math.min(after.endSeconds, edge + unsureSeconds);
    const place = isSure || gapAt(gaps, edge) ? null : placeOn(scale, from, to);
    return place && place.end > place.x ? [{ edge, x: place.x, width: place.end - place.x }] : [];
  });
}
