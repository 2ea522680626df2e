import { memo, useMemo } from "react";
import type { Player } from "../../player/Player";
import type { CaseGap } from "../../server/types";
import { labelPadding, letterWidth } from "../geometry";
import { useRoving } from "../useRoving";
import type { Scale } from "../view/Scale";
import { gapMarksOf, markWords, type GapMark } from "./gapMarks";
import type { Layout } from "./layout";

interface GapLaneProps {
  readonly player: Player;
  readonly gaps: readonly CaseGap[];
  readonly scale: Scale;
  readonly layout: Layout;
}

const labelHeight = 20;

/**
 * Where nothing could be seen, over the lanes of what was seen and what the model made of it; a press shows where a gap
 * begins.
 */
export const GapLane = memo(function GapLane({ player, gaps, scale, layout: { model, seen } }: GapLaneProps) {
  const marks = useMemo(() => gapMarksOf(gaps, scale), [gaps, scale]);
  const button = useRoving(marks.length, (index) => player.goTo(marks[index]!.startSeconds));
  return (
    <g role="group" aria-label="Gaps in the footage">
      {marks.map((mark, index) => {
        const words = markWords(mark);
        return (
          <g key={mark.startSeconds} className="gap" data-kind={kindOf(mark)} aria-label={words} {...button(index)}>
            <title>{words}</title>
            {[model, seen].map((lane) => (
              <g key={lane.y}>
                <rect className="gap-ground" x={mark.x} y={lane.y} width={mark.width} height={lane.height} />
                <rect x={mark.x} y={lane.y} width={mark.width} height={lane.height} fill="url(#gap)" />
                <path className="gap-edge" d={edgesOf(mark, lane)} />
              </g>
            ))}
            {mark.label !== "" && <GapLabel mark={mark} middle={model.y + model.height / 2} />}
          </g>
        );
      })}
    </g>
  );
});

function GapLabel({ mark: { x, width, label }, middle }: { mark: GapMark; middle: number }) {
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

const edgesOf = ({ x, width }: GapMark, { y, height }: Layout["seen"]): string =>
  [x + 0.5, x + width - 0.5].map((at) => `M${at} ${y}v${height}`).join("");
