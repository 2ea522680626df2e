import { useEffect, useRef, type PointerEvent } from "react";
import { lastAtOrBefore } from "../player/FrameTimes";
import type { Player } from "../player/Player";
import { useReadout } from "../player/useReadout";
import type { CaseGap, PhaseSpan } from "../server/types";
import { gapAt, gapWords } from "../shared/gaps";
import { phaseLook } from "../shared/phases";
import { clock } from "../shared/words";
import { secondsAt, xOf } from "./geometry";

interface PlayheadProps {
  readonly player: Player;
  readonly spans: readonly PhaseSpan[];
  readonly gaps: readonly CaseGap[];
  readonly duration: number;
  readonly width: number;
  readonly axisHeight: number;
}

/** The line at the shown frame, and the strip on which it is dragged. */
export function Playhead({ player, spans, gaps, duration, width, axisHeight }: PlayheadProps) {
  const line = useRef<HTMLDivElement>(null);
  const { seconds } = useReadout(player);
  useEffect(
    () =>
      player.onFrame((shown) => {
        line.current!.style.transform = `translateX(${xOf(shown, duration, width)}px)`;
      }),
    [player, duration, width],
  );

  const scrub = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons === 1) {
      event.currentTarget.setPointerCapture(event.pointerId);
      player.goTo(secondsAt(event.clientX - event.currentTarget.getBoundingClientRect().left, duration, width));
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
        aria-valuetext={`${clock(seconds)}, ${place}`}
        style={{ height: axisHeight }}
        onPointerDown={scrub}
        onPointerMove={scrub}
        onKeyDown={({ key }) => {
          const target = { Home: 0, End: duration, PageUp: player.seconds - 10, PageDown: player.seconds + 10 }[key];
          if (target !== undefined) {
            player.goTo(target);
          }
        }}
      />
      <div ref={line} className="playhead" />
    </>
  );
}
