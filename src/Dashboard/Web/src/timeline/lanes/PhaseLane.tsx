import { memo, useMemo } from "react";
import type { Player } from "../../player/Player";
import type { CaseGap } from "../../server/types";
import { phaseLook } from "../../shared/words/phases";
import { clock } from "../../shared/words/words";
import { suretyOf, suretyWords } from "../../shared/words/surety";
import { barsOf, type Bar } from "../geometry";
import { inkOn } from "../ink";
import type { TimelineSpan } from "../spans";
import { useRoving } from "../useRoving";
import type { Scale } from "../view/Scale";
import { besideGaps, clearOfGaps } from "./gapMarks";
import { unsureOf, unsureSeconds } from "./unsure";

interface PhaseLaneProps {
  readonly player: Player;
  readonly spans: readonly TimelineSpan[];
  readonly gaps: readonly CaseGap[];
  readonly scale: Scale;
  readonly y: number;
  readonly height: number;
}

/** The phases as bars; a press shows the beginning of one. The model's edges are hatched, a person's word is lined. */
export const PhaseLane = memo(function PhaseLane({ player, spans, gaps, scale, y, height }: PhaseLaneProps) {
  const bars = useMemo(() => barsOf(besideGaps(spans, gaps), scale), [spans, gaps, scale]);
  const named = useMemo(() => barsOf(clearOfGaps(spans, gaps), scale), [spans, gaps, scale]);
  const unsure = useMemo(() => unsureOf(spans, gaps, scale), [spans, gaps, scale]);
  const button = useRoving(bars.length, (index) => player.goTo(bars[index]!.span.startSeconds));
  return (
    <g role="group" aria-label="Phases">
      {bars.map((bar, index) => (
        <g key={bar.span.startSeconds} className="bar" {...button(index)}>
          <title>{nameFor(bar)}</title>
          <BarShape bar={bar} y={y} height={height} />
        </g>
      ))}
      {unsure.map(({ edge, x, width }) => (
        <rect key={edge} className="unsure" x={x} y={y} width={width} height={height} fill="url(#unsure)" />
      ))}
      {named.map((bar) => (
        <BarName key={bar.span.startSeconds} bar={bar} y={y + height / 2} />
      ))}
    </g>
  );
});

// Half of a line lies beside what it goes round, and would be cut off at the ends of the timeline.
const outline = 1;

/** A bar without its name, which stands above all hatches. */
export function BarShape({ bar: { span, x, width }, y, height }: { bar: Bar; y: number; height: number }) {
  const surety = span.confidence === null ? undefined : suretyOf(span.confidence);
  return (
    <>
      <rect
        className="bar-ground"
        data-surety={span.phase === null ? undefined : surety}
        x={x + outline / 2}
        y={y}
        width={Math.max(1, width - 1 - outline)}
        height={height}
        rx="3"
        fill={span.phase === null ? "url(#unknown)" : phaseLook(span.phase).colour}
      />
      {span.by !== null && <rect className="bar-person" x={x} y={y + height - 3} width={width - 1} height="3" />}
    </>
  );
}

export function BarName({ bar: { span, x, width, label }, y }: { bar: Bar; y: number }) {
  const { colour } = phaseLook(span.phase);
  // The colour of the bar around the letters keeps the hatch away from them.
  return label === "" ? null : (
    <text className="bar-name" x={x + width / 2} y={y} fill={inkOn(colour, 1)} stroke={colour} aria-hidden="true">
      {label}
    </text>
  );
}

// What is read aloud begins with what stands on the bar, so that both can be said to a computer.
function nameFor({ span, label }: Bar): string {
  return label === "" || wordsFor(span).startsWith(label) ? wordsFor(span) : `${label}: ${wordsFor(span)}`;
}

function wordsFor({ phase, startSeconds, endSeconds, confidence, by }: TimelineSpan): string {
  const place = `${phaseLook(phase).name}, ${clock(startSeconds)} to ${clock(endSeconds)}`;
  if (by !== null) {
    return `${place}, by ${by}`;
  }

  return phase === null || confidence === null
    ? place
    : `${place}, edges ± ${unsureSeconds} s, ${suretyWords(confidence)}`;
}
