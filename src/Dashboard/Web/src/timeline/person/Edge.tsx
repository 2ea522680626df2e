import { useRef, type KeyboardEvent, type PointerEvent } from "react";
import { tenthClock } from "../../player/transport/playClock";
import type { Player } from "../../player/Player";
import { phaseLook } from "../../shared/words/phases";
import type { TimelineSpan } from "../spans";
import { secondsOn, xOn, type Scale } from "../view/Scale";
import { edgeRange } from "./edges";

interface EdgeProps {
  readonly player: Player;
  readonly spans: readonly TimelineSpan[];
  readonly edge: number;
  readonly seconds: number;
  readonly move: (seconds: number) => void;
  /** Also with the place it came from, where somebody has thought better of it. */
  readonly settle: (seconds: number) => void;
  readonly scale: Scale;
  readonly y: number;
  readonly height: number;
}

// Between two frames of the fastest recordings that are made.
const least = 0.008;

// Half of what a finger or a pointer can hit, as far as bars are wide enough.
const reach = 8;

/** A handle between two phases: dragged, or moved by a frame with the arrows (ten with Shift); Escape takes it back. */
export function Edge({ player, spans, edge, seconds, move, settle, scale, y, height }: EdgeProps) {
  const began = useRef<number | null>(null);
  const x = xOn(scale, seconds);
  const to = (wanted: number) => {
    began.current ??= seconds;
    const [from, until] = edgeRange(spans, edge, least);
    const frame = player.frameStart(Math.min(Math.max(wanted, from), until));
    const place = frame < from ? player.frameFrom(from, 1) : frame;
    move(place);
    player.goTo(place);
  };
  const stay = (place: number) => {
    if (began.current !== null) {
      began.current = null;
      settle(place);
    }
  };
  const drag = (event: PointerEvent<SVGGElement>) => {
    if (event.buttons === 1) {
      event.currentTarget.setPointerCapture(event.pointerId);
      to(secondsOn(scale, event.clientX - event.currentTarget.ownerSVGElement!.getBoundingClientRect().left));
    }
  };
  const keyDown = (event: KeyboardEvent) => {
    const way = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
    if (way !== undefined) {
      // These arrows move the edge, and the video with it.
      event.preventDefault();
      to(player.frameFrom(seconds, way * (event.shiftKey ? 10 : 1)));
    } else if (event.key === "Escape" && began.current !== null) {
      event.preventDefault();
      move(began.current);
      stay(began.current);
    } else if (event.key === "Enter") {
      stay(seconds);
    }
  };
  return (
    <g
      className="edge"
      role="slider"
      tabIndex={0}
      aria-label={`${phaseLook(spans[edge]!.phase).name} to ${phaseLook(spans[edge + 1]!.phase).name}`}
      aria-valuemin={spans[edge]!.startSeconds}
      aria-valuemax={spans[edge + 1]!.endSeconds}
      aria-valuenow={seconds}
      aria-valuetext={tenthClock(seconds)}
      visibility={x < 0 || x > scale.width ? "hidden" : undefined}
      onPointerDown={drag}
      onPointerMove={(event) => began.current !== null && drag(event)}
      onPointerUp={() => stay(seconds)}
      onPointerCancel={() => stay(began.current ?? seconds)}
      onKeyDown={keyDown}
      onBlur={() => stay(seconds)}
    >
      <title>{`${tenthClock(seconds)}: drag, or arrows by a frame`}</title>
      <rect className="edge-hit" x={x - reach} y={y} width={2 * reach} height={height} />
      <rect className="edge-grip" x={x - 1.5} y={y + 2} width="3" height={height - 4} rx="1.5" />
    </g>
  );
}
