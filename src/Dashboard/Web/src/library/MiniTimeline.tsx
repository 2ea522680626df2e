import type { Case } from "../server/types";
import { gapsOf, lengthOf } from "../shared/words/gaps";
import { phaseLook } from "../shared/words/phases";
import { phasesOf } from "../shared/phasesOf";
import { clock } from "../shared/words/words";
import { opacityOf } from "../timeline/ink";

// The shortest gap that can still be seen, as a part of the row.
const leastParts = 400;

/** The phases of a case in the width of a row. The case page says the same in words. */
export function MiniTimeline({ case: one }: { case: Case }) {
  const phases = phasesOf(one);
  const duration = lengthOf(one);
  const named = new Set(phases.flatMap(({ phase }) => (phase === null ? [] : [phaseLook(phase).name])));
  const words =
    phases.length > 0 ? `${clock(duration)}: ${[...named].join(", ") || "no phase known"}` : "Nothing read yet";
  return (
    <svg
      className="mini-timeline"
      viewBox={`0 0 ${Math.max(1, duration)} 1`}
      preserveAspectRatio="none"
      role="img"
      aria-label={words}
    >
      {phases.map(({ phase, startSeconds, endSeconds, confidence }) => (
        <rect
          key={startSeconds}
          x={startSeconds}
          width={Math.max(0, endSeconds - startSeconds)}
          height="1"
          fill={phaseLook(phase).colour}
          fillOpacity={confidence === null ? 1 : opacityOf(confidence)}
        />
      ))}
      {gapsOf(one).map(({ startSeconds, endSeconds }) => (
        <rect
          key={`gap ${startSeconds}`}
          className="mini-gap"
          x={startSeconds}
          width={Math.max(duration / leastParts, endSeconds - startSeconds)}
          height="1"
        />
      ))}
    </svg>
  );
}
