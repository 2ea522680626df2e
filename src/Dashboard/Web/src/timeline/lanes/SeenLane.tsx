import { memo, useMemo } from "react";
import { stretchWords } from "../../shared/words/gaps";
import type { SeenFrame } from "../spans";
import { placeOn, type Scale } from "../view/Scale";
import { ticksOn, unseenOf, unseenOn } from "./seen";

interface SeenLaneProps {
  readonly frames: readonly SeenFrame[];
  /** How far the reading has come, seconds. */
  readonly until: number;
  readonly scale: Scale;
  readonly y: number;
  readonly height: number;
}

const thickness = 6;

/** Which pictures were read, and where one said nothing, and why. */
export const SeenLane = memo(function SeenLane({ frames, until, scale, y, height }: SeenLaneProps) {
  const middle = y + height / 2;
  const unseen = useMemo(() => unseenOf(frames), [frames]);
  const read = placeOn(scale, 0, until);
  return (
    <g role="group" aria-label="Seen">
      {read && (
        <rect
          className="seen-ground"
          x={read.x}
          y={middle - thickness / 2}
          width={read.end - read.x}
          height={thickness}
          rx="2"
        />
      )}
      <path
        className="seen-tick"
        d={ticksOn(frames, scale)
          .map((x) => `M${x.toFixed(1)} ${middle - 5}v10`)
          .join("")}
      />
      {unseen.map((stretch) => {
        const place = unseenOn(scale, stretch);
        return (
          place && (
            <g key={stretch.fromSeconds} className="unseen">
              <title>{`${wordsOf(stretch)} ${stretch.words}`}</title>
              <rect className="unseen-ground" {...place} y={middle - 7} height="14" />
              <rect {...place} y={middle - 7} height="14" fill="url(#gap)" />
            </g>
          )
        );
      })}
    </g>
  );
});

const wordsOf = ({ fromSeconds, toSeconds }: { fromSeconds: number; toSeconds: number }): string =>
  `${stretchWords({ startSeconds: fromSeconds, endSeconds: toSeconds })}:`;
