import { memo } from "react";
import type { Player } from "../player/Player";
import type { PhaseSpan } from "../server/types";
import { phaseLook } from "../shared/phases";
import { clock, percent } from "../shared/words";
import type { Bar } from "./geometry";
import { inkOn, opacityOf } from "./ink";
import { phaseLane } from "./lanes";
import { useRoving } from "./useRoving";

/** The phases as bars; a press shows the beginning of one. */
export const PhaseLane = memo(function PhaseLane({ player, bars }: { player: Player; bars: readonly Bar[] }) {
  const button = useRoving(bars.length, (index) => player.goTo(bars[index]!.span.startSeconds));
  return (
    <g role="group" aria-label="Phases">
      {bars.map(({ span, x, width, label }, index) => {
        const opacity = opacityOf(span.confidence);
        const { colour } = phaseLook(span.phase);
        return (
          <g key={span.startSeconds} className="bar" {...button(index)}>
            <title>{nameFor(span, label)}</title>
            <rect
              x={x}
              y={phaseLane.y}
              width={Math.max(1, width - 1)}
              height={phaseLane.height}
              rx="3"
              fill={span.phase === null ? "url(#unknown)" : colour}
              fillOpacity={span.phase === null ? 1 : opacity}
            />
            <text
              x={x + width / 2}
              y={phaseLane.y + phaseLane.height / 2}
              fill={span.phase === null ? "#e6e9ed" : inkOn(colour, opacity)}
              aria-hidden="true"
            >
              {label}
            </text>
          </g>
        );
      })}
    </g>
  );
});

// What is read aloud begins with what stands on the bar, so that both can be said to a computer.
function nameFor(span: PhaseSpan, label: string): string {
  return label === "" || wordsFor(span).startsWith(label) ? wordsFor(span) : `${label}: ${wordsFor(span)}`;
}

function wordsFor({ phase, startSeconds, endSeconds, confidence }: PhaseSpan): string {
  const certainty = phase === null ? "" : `, confidence ${percent(confidence)}`;
  return `${phaseLook(phase).name}, ${clock(startSeconds)} to ${clock(endSeconds)}${certainty}`;
}
