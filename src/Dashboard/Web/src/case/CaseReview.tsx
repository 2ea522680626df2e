import { lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import { SafetyVoice } from "../feed/SafetyVoice";
import { ShortcutHelp } from "../keys/ShortcutHelp";
import { UndoNote } from "../moments/correct/UndoNote";
import { useMarking } from "../moments/useMarking";
import { NowCard } from "../now/NowCard";
import { Player } from "../player/Player";
import { useAddressTime } from "../player/useAddressTime";
import type { Case, FlagSpan, PlacedMoment } from "../server/types";
import { lengthOf } from "../shared/words/gaps";
import { phasesOf } from "../shared/phasesOf";
import { useMedia } from "../shared/useMedia";
import { CaseHead } from "./CaseHead";
import { CaseTimeline } from "./time/CaseTimeline";
import { MarkButtons } from "./MarkButtons";
import { SidePanel } from "./SidePanel";
import { useCaseData } from "./useCaseData";
import { useCaseShortcuts } from "./useCaseShortcuts";
import { useChosenMoment } from "./useChosenMoment";
import { VideoPanel } from "./video/VideoPanel";

// Most people only look: what one writes with comes after what one looks at.
const writingDialog = () => import("../moments/WritingDialog");
const WritingDialog = lazy(async () => ({ default: (await writingDialog()).WritingDialog }));
const leisure = 3_000;

const noFlags: readonly FlagSpan[] = [];
const noMoments: readonly PlacedMoment[] = [];

/** A case that is there: its video with everything that holds of it. */
export function CaseReview({ case: one }: { case: Case }) {
  const player = useMemo(() => new Player(), []);
  const data = useCaseData(one);
  const { byFrame, effective, events, moments, until } = data;
  const known = useMemo(() => ({ moments: moments ?? noMoments, events }), [moments, events]);
  const marking = useMarking(one.id, player, known);
  const { chosen, choose } = useChosenMoment(player, moments);
  const phases = useMemo(() => effective?.phases ?? phasesOf(one), [effective, one]);
  const help = useRef<HTMLDialogElement>(null);
  const [showsOverlay, setShowsOverlay] = useState(true);
  const isWide = useMedia("(width >= 1180px)");
  const hasVideo = one.width !== null && one.state !== "preparing" && one.videoFault === null;
  useAddressTime(player, hasVideo);
  useEffect(() => {
    // So that it is there when the server is not.
    const loading = setTimeout(() => void Promise.allSettled([writingDialog()]), leisure);
    return () => clearTimeout(loading);
  }, []);
  const actions = useCaseShortcuts(player, phases, known.moments, marking, {
    toggleOverlay: () => setShowsOverlay((shown) => !shown),
    showHelp: () => help.current?.showModal(),
  });
  const now = (
    <NowCard
      player={player}
      case={one}
      effective={effective}
      guidance={byFrame}
      until={until}
      actions={<MarkButtons marking={marking} />}
    />
  );
  return (
    <div className="review" data-video={hasVideo}>
      <CaseHead case={one} />
      <VideoPanel
        player={player}
        case={one}
        data={data}
        hasVideo={hasVideo}
        actions={actions}
        showsOverlay={showsOverlay}
      />
      {hasVideo && lengthOf(one) > 0 && (
        <div className="review-timeline card">
          <CaseTimeline player={player} case={one} data={data} marking={marking} onMark={choose} />
        </div>
      )}
      {isWide && now}
      <SidePanel
        player={player}
        case={one}
        data={data}
        phases={phases}
        now={isWide ? null : now}
        chosen={chosen}
        choose={choose}
        marking={marking}
      />
      <SafetyVoice player={player} case={one} flags={effective?.flags ?? noFlags} />
      <UndoNote undo={marking.undo} />
      {marking.writing && (
        <Suspense>
          <WritingDialog
            caseId={one.id}
            player={player}
            effective={effective}
            guidance={byFrame}
            marking={marking}
            known={known}
          />
        </Suspense>
      )}
      <ShortcutHelp dialog={help} />
    </div>
  );
}
