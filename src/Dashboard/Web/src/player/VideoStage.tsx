import { useEffect, useRef, useState } from "react";
import type { LineState } from "../hub/HubLine";
import { useLine } from "../hub/useLive";
import { videoUrl } from "../server/client";
import { isStopped, type Case, type Guidance } from "../server/types";
import { unreadWords } from "../shared/words";
import { lastAtOrBefore } from "./FrameTimes";
import { OverlayView, startOf } from "./OverlayView";
import type { Player } from "./Player";
import { useReadout } from "./useReadout";
import "./player.css";

interface VideoStageProps {
  readonly case: Case;
  readonly hasVideo: boolean;
  readonly player: Player;
  readonly guidance: readonly Guidance[];
  /** How far the reading has come, seconds. */
  readonly until: number;
  readonly showsOverlay: boolean;
}

/** The video and, exactly over its picture, the overlay. Both are fitted the same way, so their pictures coincide. */
export function VideoStage({ case: one, hasVideo, player, guidance, until, showsOverlay }: VideoStageProps) {
  const video = useRef<HTMLVideoElement>(null);
  const image = useRef<HTMLImageElement>(null);
  const view = useRef<OverlayView>(null);
  const line = useLine();
  const [isMissing, miss] = useState(false);
  const { hasPicture, isBroken, seconds } = useReadout(player);
  const note =
    pictureWords(isBroken, hasPicture, line) ??
    (seconds > until
      ? notReadWords(one)
      : isMissing && showsOverlay
        ? "The overlay cannot be loaded"
        : ageWords(guidance, seconds));

  useEffect(() => (hasVideo ? player.attach(video.current!) : undefined), [player, hasVideo]);
  useEffect(() => {
    if (!hasVideo) {
      return undefined;
    }

    view.current = new OverlayView(image.current!, one.id, one.drawing, miss);
    return player.onFrame(view.current.show);
  }, [player, hasVideo, one.id, one.drawing]);
  useEffect(() => view.current?.know(guidance, until, player), [guidance, until, player, hasVideo]);
  useEffect(() => {
    // What could not be loaded while the server was away.
    if (line === "connected") {
      player.recover();
      view.current?.recover(player.shownSeconds);
    }
  }, [line, player]);

  return (
    <div className="stage" data-overlay={showsOverlay && hasPicture} data-empty={!hasVideo}>
      {hasVideo ? (
        <>
          <video
            ref={video}
            src={videoUrl(one.id)}
            preload="auto"
            playsInline
            muted
            tabIndex={-1}
            onClick={() => player.toggle()}
          />
          <img ref={image} className="stage-overlay" alt="" hidden />
          {note !== null && <p className="stage-note">{note}</p>}
        </>
      ) : (
        <p className="stage-empty">{waitingWords(one)}</p>
      )}
    </div>
  );
}

// An overlay speaks of its key frame; what moved since then, it does not know.
function ageWords(guidance: readonly Guidance[], seconds: number): string | null {
  const said = guidance[lastAtOrBefore(guidance, seconds, startOf)]?.keyFrame;
  const age = said ? seconds - said.seconds : 0;
  return (said && unreadWords(said)) ?? (age < 0.5 ? null : `Said ${age.toFixed(1)} s ago`);
}

function pictureWords(isBroken: boolean, hasPicture: boolean, line: LineState): string | null {
  if (isBroken) {
    return line === "lost"
      ? "The video cannot be loaded while the server is away"
      : "This browser cannot play the video";
  }

  return hasPicture ? null : "Loading the video…";
}

const notReadWords = (one: Case): string => (isStopped(one) ? "Not read" : "Not read yet");

function waitingWords({ state, videoFault }: Case): string {
  if (videoFault !== null) {
    return videoFault === "gone"
      ? "The video is gone from the data folder."
      : "The video was changed on the disk after it was taken in: the times of its frames no longer hold.";
  }

  switch (state) {
    case "failed":
    case "cancelled":
      return "There is no video to show.";
    case "queued":
      return "Other cases come first. The video appears when its turn comes.";
    default:
      return "The video is being prepared so that this browser can play it.";
  }
}
