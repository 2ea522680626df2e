import { useEffect, useRef, type PointerEvent } from "react";
import { lastAtOrBefore } from "../../player/FrameTimes";
import { playClock } from "../../player/transport/playClock";
import type { Player } from "../../player/Player";
import { useReadout } from "../../player/useReadout";
import type { CaseGap } from "../../server/types";
import { gapAt, gapWords } from "../../shared/words/gaps";
import { phaseLook } from "../../shared/words/phases";
import type { TimelineSpan } from "../spans";
import { secondsOn, xOn, type Scale } from "../view/Scale";
import type { Layout } from "./layout";

interface PlayheadProps {
  readonly player: Player;
  readonly spans: readonly TimelineSpan[];
  readonly gaps: readonly CaseGap[];
  /** Of the video, seconds. */
  readonly duration: number;
  readonly scale: Scale;
  readonly layout: Layout;
}

/** The line at the shown frame, and the strip on which it is dragged. */
export function Playhead({ player, spans, gaps, duration, scale, layout }: PlayheadProps) {
  const line = useRef<HTMLDivElement>(null);
  const { seconds, isPlaying } = useReadout(player);
  useEffect(
    () =>
      player.onFrame((shown) => {
        const x = xOn(scale, Math.min(shown, duration));
        line.current!.style.transform = `translateX(${x}px)`;
        line.current!.hidden = x < 0 || x > scale.width;
      }),
    [player, duration, scale],
  );

  const scrub = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons === 1) {
      event.currentTarget.setPointerCapture(event.pointerId);
      player.goTo(secondsOn(scale, event.clientX - event.currentTarget.getBoundingClientRect().left));
    }
  };
  const gap = gapAt(gaps, seconds);
  const span = spans[lastAtOrBefore(spans, seconds, ({ startSeconds }) => startSeconds)];
  const place = gap ? `gap: ${gapWords[gap.kind]}` : phaseLook(span?.phase ?? null).name;
  return (
    <>
      <div
        className="scrub"
        role="slider"
        tabIndex={0}
        aria-label="Time in the video"
        aria-valuemin={0}
        aria-valuemax={Math.floor(duration)}
        aria-valuenow={Math.floor(seconds)}
        aria-valuetext={`${playClock(seconds, isPlaying)}, ${place}`}
        style={{ height: layout.axis.height }}
        onPointerDown={scrub}
        onPointerMove={scrub}
        onKeyDown={({ key }) => {
          const target = { Home: 0, End: duration, PageUp: player.seconds - 10, PageDown: player.seconds + 10 }[key];
          if (target !== undefined) {
            player.goTo(target);
          }
        }}
      />
      <div ref={line} className="playhead" style={{ height: layout.height }} />
    </>
  );
}
