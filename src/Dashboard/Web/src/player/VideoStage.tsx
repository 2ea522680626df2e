import { useEffect, useRef, useState } from "react";
import { useLine } from "../hub/useLive";
import { videoUrl } from "../server/client";
import type { Case } from "../server/types";
import { gapAt, gapsOf } from "../shared/words/gaps";
import { ColourFilter } from "./ColourFilter";
import { OverlayView, type Drawn } from "./OverlayView";
import type { Player } from "./Player";
import { StagePicture } from "./picture/StagePicture";
import { useResume } from "./resume/useResume";
import { noteAt, waitingWords } from "./stageWords";
import { useReadout } from "./useReadout";
import "./player.css";

interface VideoStageProps {
  readonly case: Case;
  readonly hasVideo: boolean;
  /** By which its colours were analysed, where a browser would take another. */
  readonly colourMatrix: string | null;
  readonly player: Player;
  /** In the order of the video. */
  readonly drawn: readonly Drawn[];
  /** How far the reading has come, seconds. */
  readonly until: number;
  readonly showsOverlay: boolean;
}

/** The video and, exactly over its picture, the overlay. Both are fitted the same way, so their pictures coincide. */
export function VideoStage(props: VideoStageProps) {
  const { case: one, hasVideo, colourMatrix, player, drawn, until, showsOverlay } = props;
  const video = useRef<HTMLVideoElement>(null);
  const image = useRef<HTMLImageElement>(null);
  const view = useRef<OverlayView>(null);
  const line = useLine();
  const [isMissing, miss] = useState(false);
  const readout = useReadout(player);
  const gaps = gapsOf(one);
  const gap = gapAt(gaps, readout.seconds);
  const note = noteAt(readout, { case: one, gap, until, line, isMissing: isMissing && showsOverlay });
  const url = videoUrl(one.id, one.playsCopy === true);

  useResume(player, one, hasVideo);
  useEffect(() => (hasVideo ? player.attach(video.current!) : undefined), [player, hasVideo]);
  useEffect(() => {
    if (!hasVideo) {
      return undefined;
    }

    view.current = new OverlayView(image.current!, one.id, one.drawing, miss);
    return player.onFrame(view.current.show);
  }, [player, hasVideo, one.id, one.drawing]);
  useEffect(() => view.current?.know(drawn, gaps, player), [drawn, gaps, player, hasVideo]);
  useEffect(() => {
    // What could not be loaded while the server was away.
    if (line === "connected") {
      player.recover();
      view.current?.recover(player.shownSeconds);
    }
  }, [line, player]);

  return (
    <div
      className="stage"
      data-overlay={showsOverlay && readout.hasPicture}
      data-empty={!hasVideo}
      data-gap={gap?.kind}
      data-matrix={colourMatrix}
    >
      {hasVideo ? (
        <>
          <ColourFilter />
          <StagePicture press={() => player.toggle()}>
            <video ref={video} src={url} preload="auto" playsInline muted tabIndex={-1} />
            <img ref={image} className="stage-overlay" alt="" hidden />
          </StagePicture>
          {note !== null && (
            <p className="stage-note" data-grave={readout.isBroken ? "broken" : gap?.kind}>
              {note}
            </p>
          )}
        </>
      ) : (
        <p className="stage-empty">{waitingWords(one)}</p>
      )}
    </div>
  );
}
