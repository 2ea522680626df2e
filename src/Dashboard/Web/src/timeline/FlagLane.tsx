import { memo } from "react";
import type { Player } from "../player/Player";
import { clock, flagWords } from "../shared/words";
import { FlagSign } from "./FlagSign";
import { xOf, type FlagMark } from "./geometry";
import { useRoving } from "./useRoving";

interface FlagLaneProps {
  readonly player: Player;
  readonly marks: readonly FlagMark[];
  readonly duration: number;
  readonly width: number;
  readonly y: number;
}

const half = 9;

/** The flags as signs of different shape; a press shows the first frame of one. */
export const FlagLane = memo(function FlagLane({ player, marks, duration, width, y }: FlagLaneProps) {
  const button = useRoving(marks.length, (index) => player.goTo(marks[index]!.startSeconds));
  return (
    <g role="group" aria-label="Flags">
      {marks.map((mark, index) => {
        const start = xOf(mark.startSeconds, duration, width);
        const end = xOf(mark.endSeconds, duration, width);
        const x = Math.min(Math.max(start, half), width - half);
        return (
          <g key={`${mark.code} ${mark.startSeconds}`} className="flag" data-code={mark.code} {...button(index)}>
            <title>{wordsFor(mark)}</title>
            <rect className="flag-hit" x={x - half - 2} y={y} width={Math.max(end - x, half) + half + 4} height="24" />
            {end > start && <rect className="flag-run" x={start} y={y + 1} width={end - start} height="2" />}
            <g transform={`translate(${x - half} ${y + 4})`}>
              <FlagSign code={mark.code} />
            </g>
          </g>
        );
      })}
    </g>
  );
});

function wordsFor({ code, reason, startSeconds, endSeconds }: FlagMark): string {
  const end = endSeconds > startSeconds ? ` to ${clock(endSeconds)}` : "";
  return `${flagWords[code] ?? code}, ${clock(startSeconds)}${end}: ${reason}`;
}
