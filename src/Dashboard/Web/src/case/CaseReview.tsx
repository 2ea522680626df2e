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
import { frameTable } from "../server/client";
import { guidanceOf, type Case } from "../server/types";
import { Disclaimer } from "../shared/Disclaimer";
import { gapsOf, lengthOf } from "../shared/gaps";
import { Meaningless } from "../shared/Meaningless";
import { marksOf } from "../timeline/geometry";
import { PhaseTimeline } from "../timeline/PhaseTimeline";
import { CaseHead } from "./CaseHead";
import { FootageCard } from "./FootageCard";
import { PhaseCard } from "./PhaseCard";
import { PhaseList } from "./PhaseList";
import { useCaseShortcuts } from "./useCaseShortcuts";

/** A case that is there: its video with everything that is said about it. */
export function CaseReview({ case: one }: { case: Case }) {
  const player = useMemo(() => new Player(), []);
  const events = useCaseEvents(one);
  const gaps = gapsOf(one);
  const guidance = useMemo(() => guidanceOf(events), [events]);
  const marks = useMemo(() => marksOf(guidance, gaps), [guidance, gaps]);
  const screen = useRef<HTMLDivElement>(null);
  const help = useRef<HTMLDialogElement>(null);
  const [showsOverlay, setShowsOverlay] = useState(true);
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
    one.phases,
    marks,
    screen,
    () => setShowsOverlay((shown) => !shown),
    () => help.current?.showModal(),
  );
  // What is known of the whole footage is known once it was read to its end, even where too little of it could be.
  const isRead = one.state === "complete" || (one.state === "failed" && one.footage !== null);
  const until = isRead ? Infinity : one.analyzedSeconds;

  return (
    <div className="review">
      <CaseHead case={one} />
      <div ref={screen} className="review-video">
        <VideoStage
          case={one}
          hasVideo={hasVideo}
          colourMatrix={frames?.colourMatrix ?? null}
          player={player}
          guidance={guidance}
          until={until}
          showsOverlay={showsOverlay}
        />
        {hasVideo && (
          <>
            <TransportBar
              player={player}
              duration={lengthOf(one) || null}
              actions={actions}
              showsOverlay={showsOverlay}
            />
            <PhaseTimeline player={player} case={one} guidance={guidance} marks={marks} />
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
        <div className="review-column">
          <PhaseList player={player} case={one} />
          {one.footage && <FootageCard player={player} footage={one.footage} />}
        </div>
      </div>
      <ShortcutHelp dialog={help} />
    </div>
  );
}
