import { memo } from "react";
import type { Player } from "../player/Player";
import { markWords, type GapMark } from "./gapMarks";
import { labelPadding, letterWidth } from "./geometry";
import { height, phaseLane } from "./lanes";
import { useRoving } from "./useRoving";

const tall = height - phaseLane.y;
const middle = phaseLane.y + phaseLane.height / 2;
const labelHeight = 20;

/** Where nothing could be seen, over all lanes; a press shows where a gap begins. */
export const GapLane = memo(function GapLane({ player, marks }: { player: Player; marks: readonly GapMark[] }) {
  const button = useRoving(marks.length, (index) => player.goTo(marks[index]!.startSeconds));
  return (
    <g role="group" aria-label="Gaps in the footage">
      {marks.map((mark, index) => {
        const words = markWords(mark);
        return (
          <g key={mark.startSeconds} className="gap" data-kind={kindOf(mark)} aria-label={words} {...button(index)}>
            <title>{words}</title>
            <rect className="gap-ground" x={mark.x} y={phaseLane.y} width={mark.width} height={tall} />
            <rect x={mark.x} y={phaseLane.y} width={mark.width} height={tall} fill="url(#gap)" />
            <path className="gap-edge" d={edgesOf(mark)} />
            {mark.label !== "" && <GapLabel mark={mark} />}
          </g>
        );
      })}
    </g>
  );
});

/** The hatch of gaps: thin lines that fall, where those of unknown phases are broad and rise. */
export const GapPattern = () => (
  <pattern id="gap" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
    <rect className="gap-line" width="1.5" height="6" />
  </pattern>
);

function GapLabel({ mark: { x, width, label } }: { mark: GapMark }) {
  const wide = label.length * letterWidth + labelPadding;
  const centre = x + width / 2;
  return (
    <g aria-hidden="true">
      <rect
        className="gap-plate"
        x={centre - wide / 2}
        y={middle - labelHeight / 2}
        width={wide}
        height={labelHeight}
      />
      <text x={centre} y={middle}>
        {label}
      </text>
    </g>
  );
}

// Nobody can be told to look again where nothing was recorded: only what was lost stands out.
const kindOf = ({ gaps }: GapMark): "pause" | "lost" => (gaps.every(({ kind }) => kind === "pause") ? "pause" : "lost");

const edgesOf = ({ x, width }: GapMark): string =>
  [x + 0.5, x + width - 0.5].map((at) => `M${at} ${phaseLane.y}V${height}`).join("");
