import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { SafetyVoice } from "../feed/SafetyVoice";
import { ShortcutHelp } from "../keys/ShortcutHelp";
import { useMarking } from "../moments/useMarking";
import { WritingDialog } from "../moments/WritingDialog";
import { NowCard } from "../now/NowCard";
import { FrameTimes } from "../player/FrameTimes";
import { Player } from "../player/Player";
import { TransportBar } from "../player/TransportBar";
import { useAddressTime } from "../player/useAddressTime";
import { VideoStage } from "../player/VideoStage";
import { frameTable } from "../server/client";
import type { Case, EffectiveFrame, FlagSpan } from "../server/types";
import { Disclaimer } from "../shared/Disclaimer";
import { gapsOf, lengthOf } from "../shared/gaps";
import { Meaningless } from "../shared/Meaningless";
import { phasesOf } from "../shared/phasesOf";
import { useMedia } from "../shared/useMedia";
import { PhaseTimeline } from "../timeline/PhaseTimeline";
import { AdviceStrip } from "./AdviceStrip";
import { CaseHead } from "./CaseHead";
import { MarkButtons } from "./MarkButtons";
import { DangerSign } from "./DangerSign";
import { drawnOf } from "./drawnOf";
import { PlaceSign } from "./PlaceSign";
import { SidePanel } from "./SidePanel";
import { useCaseData } from "./useCaseData";
import { useCaseShortcuts } from "./useCaseShortcuts";
import { useChosenMoment } from "./useChosenMoment";

const noFlags: readonly FlagSpan[] = [];
const noFrames: readonly EffectiveFrame[] = [];

/** A case that is there: its video with everything that holds of it. */
export function CaseReview({ case: one }: { case: Case }) {
  const player = useMemo(() => new Player(), []);
  const data = useCaseData(one);
  const { guidance, byFrame, effective, moments, until } = data;
  const marking = useMarking(one.id, player);
  const { chosen, choose } = useChosenMoment(player, moments);
  const flags = effective?.flags ?? noFlags;
  const drawn = useMemo(() => drawnOf({ effective, byFrame }), [effective, byFrame]);
  const phases = useMemo(() => effective?.phases ?? phasesOf(one), [effective, one]);
  const marks = useMemo(() => flags.map((flag) => ({ ...flag, count: flag.keyFrames })), [flags]);
  const gaps = gapsOf(one);
  const screen = useRef<HTMLDivElement>(null);
  const help = useRef<HTMLDialogElement>(null);
  const [showsOverlay, setShowsOverlay] = useState(true);
  const isWide = useMedia("(width >= 1180px)");
  const playsCopy = one.playsCopy === true;
  const hasVideo = one.width !== null && one.state !== "preparing" && one.videoFault === null;
  const { data: frames } = useQuery({
    queryKey: ["frames", one.id, playsCopy],
    queryFn: () => frameTable(one.id, playsCopy),
    enabled: hasVideo,
    staleTime: Infinity,
  });
  useEffect(() => {
    if (frames) {
      player.useTimes(new FrameTimes(frames.seconds, gaps));
    }
  }, [player, frames, gaps]);
  useAddressTime(player, hasVideo);
  const actions = useCaseShortcuts(
    player,
    phases,
    marks,
    screen,
    () => setShowsOverlay((shown) => !shown),
    () => help.current?.showModal(),
    marking,
  );
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
      <div ref={screen} className="review-video card">
        <div className="stage-box">
          <VideoStage
            case={one}
            hasVideo={hasVideo}
            colourMatrix={frames?.colourMatrix ?? null}
            player={player}
            guidance={guidance}
            drawn={drawn}
            until={until}
            showsOverlay={showsOverlay}
          />
          {hasVideo && <DangerSign player={player} flags={flags} />}
          {hasVideo && showsOverlay && <PlaceSign player={player} frames={effective?.frames ?? noFrames} />}
        </div>
        {hasVideo && (
          <TransportBar
            player={player}
            duration={lengthOf(one) || null}
            actions={actions}
            showsOverlay={showsOverlay}
          />
        )}
        <div className="screen-foot">
          <AdviceStrip player={player} case={one} data={data} />
          <Meaningless case={one} />
          <Disclaimer />
        </div>
      </div>
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
      {hasVideo && (
        <div className="review-timeline card">
          <PhaseTimeline player={player} case={one} marks={marks} />
        </div>
      )}
      <SafetyVoice player={player} case={one} flags={flags} />
      <WritingDialog caseId={one.id} player={player} effective={effective} guidance={byFrame} marking={marking} />
      <ShortcutHelp dialog={help} />
    </div>
  );
}
