import { clock } from "../shared/words";
import { ticksOf, xOf } from "./geometry";
import { axisHeight, height } from "./lanes";

const roomForLabel = 34;

/** Round times with their numbers. */
export function TimeAxis({ duration, width }: { duration: number; width: number }) {
  return (
    <g className="axis" aria-hidden="true">
      {ticksOf(duration, width).map((seconds) => {
        const x = xOf(seconds, duration, width);
        return (
          <g key={seconds}>
            <line x1={x} x2={x} y1={axisHeight - 6} y2={height} />
            {x < width - roomForLabel && (
              <text x={x + 4} y={axisHeight - 9}>
                {clock(seconds)}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
