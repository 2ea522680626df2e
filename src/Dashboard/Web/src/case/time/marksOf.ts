import type { PlacedMoment } from "../../server/types";
import { clock } from "../../shared/words/words";
import { stateOf, titleOf } from "../../moments/momentWords";
import type { Mark } from "../../timeline/marks/Mark";

/** The signs of the timeline: what the system said, and what people said. */
export function marksOf(moments: readonly PlacedMoment[]): { flags: readonly Mark[]; people: readonly Mark[] } {
  const shown = moments.filter(
    ({ state, kind, index }) => state !== "withdrawn" && !(kind === "correction" && index === null),
  );
  return {
    flags: shown.filter(({ code }) => code != null).map(markOf),
    people: shown.filter(({ code }) => code == null).map(markOf),
  };
}

function markOf(moment: PlacedMoment): Mark {
  const { id, kind, from, to, seconds, severity, state, by, code } = moment;
  return {
    id,
    kind,
    from,
    to,
    severity,
    state,
    by,
    ...(code == null ? {} : { code, at: seconds }),
    title: `${clock(seconds)} ${titleOf(moment)}. ${stateOf(moment)}`,
  };
}
