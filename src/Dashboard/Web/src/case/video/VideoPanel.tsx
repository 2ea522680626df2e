import { useMemo } from "react";
import { TransportBar } from "../../player/TransportBar";
import type { PageActions } from "../../player/transport/usePlayerShortcuts";
import type { Player } from "../../player/Player";
import { VideoStage } from "../../player/VideoStage";
import type { Case, EffectiveFrame, FlagSpan } from "../../server/types";
import { Disclaimer } from "../../shared/parts/Disclaimer";
import { lengthOf } from "../../shared/words/gaps";
import { Meaningless } from "../../shared/parts/Meaningless";
import { AdviceStrip } from "./AdviceStrip";
import { DangerSign } from "./DangerSign";
import { drawnOf } from "./drawnOf";
import { PlaceSign } from "./PlaceSign";
import type { CaseData } from "../useCaseData";
import { useFrameTimes } from "./useFrameTimes";

interface VideoPanelProps {
  readonly player: Player;
  readonly case: Case;
  readonly data: CaseData;
  readonly hasVideo: boolean;
  readonly actions: PageActions;
  readonly showsOverlay: boolean;
}

const noFlags: readonly FlagSpan[] = [];
const noFrames: readonly EffectiveFrame[] = [];

/** The picture with its controls: geometry alone on it, words in a strip under it where it fills the screen. */
export function VideoPanel(props: VideoPanelProps) {
  const { player, case: one, data, hasVideo, actions, showsOverlay } = props;
  const { effective, byFrame, until } = data;
  const colourMatrix = useFrameTimes(player, one, hasVideo);
  const drawn = useMemo(() => drawnOf({ effective, byFrame }), [effective, byFrame]);
  return (
    <div className="review-video card">
      <div className="stage-box">
        <VideoStage
          case={one}
          hasVideo={hasVideo}
          colourMatrix={colourMatrix}
          player={player}
          drawn={drawn}
          until={until}
          showsOverlay={showsOverlay}
        />
        {hasVideo && <DangerSign player={player} flags={effective?.flags ?? noFlags} />}
        {hasVideo && showsOverlay && <PlaceSign player={player} frames={effective?.frames ?? noFrames} />}
      </div>
      {hasVideo && (
        <TransportBar player={player} duration={lengthOf(one) || null} actions={actions} showsOverlay={showsOverlay} />
      )}
      <div className="screen-foot">
        <AdviceStrip player={player} case={one} data={data} />
        <Meaningless case={one} />
        <Disclaimer />
      </div>
    </div>
  );
}
