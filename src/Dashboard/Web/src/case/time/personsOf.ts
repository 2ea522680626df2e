import type { CaseEvent, EffectiveCase, PathCorrection } from "../../server/types";
import type { PersonPath } from "../../timeline/spans";

/** What people have marked of the phases, a row for each of them. */
export function personsOf(effective: EffectiveCase | undefined, path: PathCorrection | null): PersonPath[] {
  const spoken = (effective?.phases ?? []).filter(({ by }) => by !== null);
  return [...new Set(spoken.map(({ by }) => by!))].map((by) => ({
    by,
    spans: spoken.filter((span) => span.by === by),
    markedTo: path?.by === by ? (path.untilSeconds ?? null) : null,
  }));
}

/** The phases of the whole case that somebody gave and nobody took back; null for none. */
export function pathOf(events: readonly CaseEvent[]): PathCorrection | null {
  const last = events.findLast(({ kind, withdrawal }) => kind === "path-corrected" || withdrawal?.path === true);
  return last?.path ?? null;
}
