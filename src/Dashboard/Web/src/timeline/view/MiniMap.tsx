import { memo, useRef, useSyncExternalStore, type PointerEvent } from "react";
import type { Player } from "../../player/Player";
import { useReadout } from "../../player/useReadout";
import { useWidth } from "../../shared/useWidth";
import { phaseLook } from "../../shared/words/phases";
import { barsOf } from "../geometry";
import type { TimelineSpan } from "../spans";
import { secondsOn, xOn, type Scale } from "./Scale";
import { lengthOf } from "./Stretch";
import type { TimelineView } from "./TimelineView";

interface MiniMapProps {
  readonly player: Player;
  readonly view: TimelineView;
  readonly spans: readonly TimelineSpan[];
  /** Of the video, seconds. */
  readonly duration: number;
}

const height = 14;

// A frame that shows what is seen of an hour must still be something to take hold of.
const leastFrame = 8;

/** The whole video in little, and what of it the timeline shows: a press or drag moves that. Keys do the same. */
export function MiniMap({ player, view, spans, duration }: MiniMapProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const stretch = useSyncExternalStore(view.stretch.subscribe, view.stretch.get);
  const scale = { from: 0, to: duration, width };
  const x = xOn(scale, stretch.from);
  const shown = Math.max(leastFrame, xOn(scale, stretch.to) - x);
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons === 1) {
      event.currentTarget.setPointerCapture(event.pointerId);
      const middle = secondsOn(scale, event.clientX - event.currentTarget.getBoundingClientRect().left);
      view.shift(middle - (stretch.from + lengthOf(stretch) / 2));
    }
  };
  return (
    <div
      ref={box}
      className="minimap"
      title="What the timeline shows: drag to move it"
      onPointerDown={drag}
      onPointerMove={drag}
    >
      {width > 0 && (
        <svg width={width} height={height} aria-hidden="true">
          <MiniBars spans={spans} to={duration} width={width} />
          <Here player={player} scale={scale} />
          <rect
            className="minimap-frame"
            x={Math.min(x, width - shown) + 1}
            y="1"
            width={shown - 2}
            height={height - 2}
            rx="2"
          />
        </svg>
      )}
    </div>
  );
}

const MiniBars = memo(function MiniBars({
  spans,
  to,
  width,
}: {
  spans: MiniMapProps["spans"];
  to: number;
  width: number;
}) {
  return barsOf(spans, { from: 0, to, width }).map(({ span, x, width: own }) => (
    <rect key={span.startSeconds} x={x} y="3" width={own} height={height - 6} fill={phaseLook(span.phase).colour} />
  ));
});

function Here({ player, scale }: { player: Player; scale: Scale }) {
  const { seconds } = useReadout(player);
  return <rect className="minimap-here" x={xOn(scale, seconds) - 0.75} width="1.5" height={height} />;
}
