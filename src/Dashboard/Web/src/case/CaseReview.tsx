import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { GuidanceFeed } from "../feed/GuidanceFeed";
import { useCaseEvents } from "../hub/useLive";
import { ShortcutHelp } from "../keys/ShortcutHelp";
import { FrameTimes } from "../player/FrameTimes";
import { Player } from "../player/Player";
import { TransportBar } from "../player/TransportBar";
import { useAddressTime } from "../player/useAddressTime";
import { VideoStage } from "../player/VideoStage";
import { frameSeconds } from "../server/client";
import { guidanceOf, type Case } from "../server/types";
import { Disclaimer } from "../shared/Disclaimer";
import { Meaningless } from "../shared/Meaningless";
import { marksOf } from "../timeline/geometry";
import { PhaseTimeline } from "../timeline/PhaseTimeline";
import { CaseHead } from "./CaseHead";
import { PhaseCard } from "./PhaseCard";
import { PhaseList } from "./PhaseList";
import { useCaseShortcuts } from "./useCaseShortcuts";

/** A case that is there: its video with everything that is said about it. */
export function CaseReview({ case: one }: { case: Case }) {
  const player = useMemo(() => new Player(), []);
  const events = useCaseEvents(one);
  const guidance = useMemo(() => guidanceOf(events), [events]);
  const marks = useMemo(() => marksOf(guidance), [guidance]);
  const screen = useRef<HTMLDivElement>(null);
  const help = useRef<HTMLDialogElement>(null);
  const [showsOverlay, setShowsOverlay] = useState(true);
  const hasVideo = one.width !== null && one.state !== "preparing" && one.videoFault === null;
  const { data: seconds } = useQuery({
    queryKey: ["frames", one.id],
    queryFn: () => frameSeconds(one.id),
    enabled: hasVideo,
    staleTime: Infinity,
  });
  useEffect(() => {
    if (seconds) {
      player.useTimes(new FrameTimes(seconds));
    }
  }, [player, seconds]);
  useAddressTime(player, hasVideo);
  const actions = useCaseShortcuts(
    player,
    one.phases,
    marks,
    screen,
    () => setShowsOverlay((shown) => !shown),
    () => help.current?.showModal(),
  );
  const until = one.state === "complete" ? Infinity : one.analyzedSeconds;

  return (
    <div className="review">
      <CaseHead case={one} />
      <div ref={screen} className="review-video">
        <VideoStage
          case={one}
          hasVideo={hasVideo}
          player={player}
          guidance={guidance}
          until={until}
          showsOverlay={showsOverlay}
        />
        {hasVideo && (
          <>
            <TransportBar
              player={player}
              duration={one.durationSeconds}
              actions={actions}
              showsOverlay={showsOverlay}
            />
            <PhaseTimeline player={player} case={one} marks={marks} />
          </>
        )}
        <div className="disclaimer screen-disclaimer">
          <Meaningless case={one} />
          <Disclaimer />
        </div>
      </div>
      <GuidanceFeed player={player} case={one} guidance={guidance} />
      <div className="review-cards">
        <PhaseCard player={player} case={one} until={until} />
        <PhaseList player={player} case={one} />
      </div>
      <ShortcutHelp dialog={help} />
    </div>
  );
}
