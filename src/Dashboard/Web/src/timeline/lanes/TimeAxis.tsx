import { tenthClock } from "../../player/transport/playClock";
import { clock } from "../../shared/words/words";
import { ticksOf } from "../geometry";
import { xOn, type Scale } from "../view/Scale";
import type { Layout } from "./layout";

const roomForLabel = 34;

/** Round times with their numbers. */
export function TimeAxis({ scale, layout: { axis, height } }: { scale: Scale; layout: Layout }) {
  const ticks = ticksOf(scale);
  const words = (ticks[1] ?? 1) - (ticks[0] ?? 0) < 1 ? tenthClock : clock;
  return (
    <g className="axis" aria-hidden="true">
      {ticks.map((seconds) => {
        const x = xOn(scale, seconds);
        return (
          <g key={seconds}>
            <line x1={x} x2={x} y1={axis.height - 6} y2={height} />
            {x < scale.width - roomForLabel && (
              <text x={x + 4} y={axis.height - 8}>
                {words(seconds)}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
