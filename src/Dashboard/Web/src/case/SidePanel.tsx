import { useState, type ReactNode } from "react";
import { GuidanceFeed } from "../feed/GuidanceFeed";
import { Tabs, type TabItem } from "../kit/Tabs";
import { filtered } from "../moments/filters";
import { MomentList } from "../moments/MomentList";
import type { Marking } from "../moments/useMarking";
import type { Player } from "../player/Player";
import type { Case, EffectiveSpan, PlacedMoment } from "../server/types";
import { keep, kept } from "../shared/keep";
import { FootageCard } from "./FootageCard";
import { PhaseList } from "./PhaseList";
import type { CaseData } from "./useCaseData";

interface SidePanelProps {
  readonly player: Player;
  readonly case: Case;
  readonly data: CaseData;
  readonly phases: readonly EffectiveSpan[];
  /** Where there is no room for it beside the picture; null elsewhere. */
  readonly now: ReactNode;
  /** Id of the mark that is looked at; null for none. */
  readonly chosen: string | null;
  readonly choose: (moment: PlacedMoment) => void;
  readonly marking: Marking;
}

// Who looked at one panel wants it again.
const place = "surgical.panel";

/** Everything there is to read of a case, one kind at a time. */
export function SidePanel(props: SidePanelProps) {
  const { player, case: one, data, phases, now, chosen, choose, marking } = props;
  const { effective, byFrame, moments } = data;
  const items: TabItem[] = [
    ...(now === null ? [] : [{ id: "now", title: "Now", count: null, panel: now }]),
    {
      id: "moments",
      title: "Moments",
      count: moments ? filtered(moments, "all").length : null,
      panel: (
        <MomentList
          player={player}
          caseId={one.id}
          moments={moments}
          chosen={chosen}
          choose={choose}
          marking={marking}
        />
      ),
    },
    {
      id: "guidance",
      title: "Guidance",
      count: effective?.frames.length ?? null,
      panel: <GuidanceFeed player={player} case={one} effective={effective} guidance={byFrame} />,
    },
    {
      id: "phases",
      title: "Phases",
      count: null,
      panel: (
        <>
          <PhaseList player={player} case={one} phases={phases} />
          {one.footage && <FootageCard player={player} footage={one.footage} />}
        </>
      ),
    },
  ];
  const [wanted, want] = useState(() => kept(place) ?? (now === null ? "moments" : "now"));
  const show = (id: string) => {
    want(id);
    keep(place, id);
  };
  const shown = items.some(({ id }) => id === wanted) ? wanted : items[0]!.id;
  return (
    <div className="card side-panel">
      <Tabs label="What is known of the case" items={items} chosen={shown} choose={show} />
    </div>
  );
}
