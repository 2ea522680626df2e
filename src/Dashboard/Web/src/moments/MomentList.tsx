import { useState, useSyncExternalStore } from "react";
import { Choice } from "../kit/Choice";
import type { Player } from "../player/Player";
import type { PlacedMoment } from "../server/types";
import { filtered, type Filter } from "./filters";
import { MomentItem } from "./MomentItem";
import { UnsentNotes } from "./send/UnsentNotes";
import type { Marking } from "./useMarking";
import "./moments.css";

interface MomentListProps {
  readonly player: Player;
  readonly caseId: string;
  /** Undefined until they are known. */
  readonly moments: readonly PlacedMoment[] | undefined;
  readonly chosen: string | null;
  readonly choose: (moment: PlacedMoment) => void;
  readonly marking: Marking;
}

const chips: readonly [Filter, string][] = [
  ["all", "All"],
  ["open", "Open"],
  ["corrected", "Corrected"],
  ["comments", "Comments"],
];

/** All marks of a case in one list, the system's and people's. */
export function MomentList({ player, caseId, moments, chosen, choose, marking }: MomentListProps) {
  const [filter, show] = useState<Filter>("all");
  const current = useSyncExternalStore(player.readout.subscribe, () =>
    idsAt(moments ?? [], player.readout.value.seconds),
  );
  const shown = filtered(moments ?? [], filter);
  const options = chips.map(([id, title]) => ({ id, title: `${title} ${filtered(moments ?? [], id).length}` }));
  return (
    <section className="moments" aria-label="Moments">
      <Choice label="Which moments" isBare options={options} chosen={filter} choose={show} />
      <UnsentNotes caseId={caseId} />
      {moments === undefined ? (
        <p className="moments-empty quiet">Loading the moments…</p>
      ) : shown.length === 0 ? (
        <p className="moments-empty quiet">{filter === "all" ? nothingYet : "There are none of these."}</p>
      ) : (
        <ul className="moment-list">
          {shown.map((moment) => (
            <MomentItem
              key={moment.id}
              moment={moment}
              isCurrent={current.split(" ").includes(moment.id)}
              isChosen={moment.id === chosen}
              choose={choose}
              marking={marking}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

const nothingYet = "Nothing is marked. M sets a bookmark, C writes a comment, D corrects what was said.";

// As one string, so that what is drawn changes only where another mark is reached.
const idsAt = (moments: readonly PlacedMoment[], seconds: number): string =>
  moments
    .filter(({ from, to }) => from <= seconds && seconds <= Math.max(to, from + 1))
    .map(({ id }) => id)
    .join(" ");
