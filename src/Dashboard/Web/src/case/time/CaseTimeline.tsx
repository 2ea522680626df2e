import { useMemo } from "react";
import type { Marking } from "../../moments/useMarking";
import type { Player } from "../../player/Player";
import type { Case, PlacedMoment } from "../../server/types";
import { gapsOf, lengthOf } from "../../shared/words/gaps";
import { unreadWords } from "../../shared/words/words";
import { Timeline } from "../../timeline/Timeline";
import { marksOf } from "./marksOf";
import { pathOf, personsOf } from "./personsOf";
import type { CaseData } from "../useCaseData";

interface CaseTimelineProps {
  readonly player: Player;
  readonly case: Case;
  readonly data: CaseData;
  readonly marking: Marking;
  /** Told the id of the mark that was pressed. */
  readonly onMark: (moment: PlacedMoment) => void;
}

const none: readonly PlacedMoment[] = [];

/** The time of a case: what the model tracked, what people marked, what was seen, flags and marks. */
export function CaseTimeline({ player, case: one, data, marking, onMark }: CaseTimelineProps) {
  const { effective, events, guidance, moments = none } = data;
  const spans = useMemo(() => one.phases.map((span) => ({ ...span, by: null })), [one.phases]);
  const frames = useMemo(
    () => guidance.map(({ keyFrame }) => ({ seconds: keyFrame.seconds, unread: unreadWords(keyFrame) })),
    [guidance],
  );
  const marks = useMemo(() => marksOf(moments), [moments]);
  const path = useMemo(() => pathOf(events), [events]);
  // Edges are those of a path: single corrected frames have none.
  const persons = personsOf(effective, path).map((person) => ({
    path: person,
    ...(person.by === path?.by
      ? { onMoved: (edge: number, seconds: number) => marking.moveEdge(person.spans, edge, seconds) }
      : {}),
  }));
  return (
    <Timeline
      player={player}
      caseId={one.id}
      duration={lengthOf(one)}
      until={data.until}
      spans={spans}
      persons={persons}
      frames={frames}
      seenShare={one.footage?.seenShare ?? null}
      gaps={gapsOf(one)}
      flags={marks.flags}
      people={marks.people}
      onMark={({ id }) => {
        const moment = moments.find((found) => found.id === id);
        if (moment) {
          onMark(moment);
        }
      }}
    />
  );
}
