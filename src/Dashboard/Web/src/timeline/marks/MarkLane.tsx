import { memo, useMemo } from "react";
import { useRoving } from "../useRoving";
import { placeOn, type Scale } from "../view/Scale";
import { joinedWords, joinMarks, reachOf, type JoinedMark } from "./joinMarks";
import type { Mark } from "./Mark";
import { MarkSign } from "./MarkSign";

interface MarkLaneProps {
  readonly name: string;
  readonly marks: readonly Mark[];
  /** Told the gravest of what was pressed. */
  readonly press: (mark: Mark) => void;
  readonly scale: Scale;
  readonly y: number;
  readonly height: number;
}

const half = 9;

/** Marks as signs of different shape; those that stand too close are one sign with their number. */
export const MarkLane = memo(function MarkLane({ name, marks, press, scale, y, height }: MarkLaneProps) {
  const joined = useMemo(() => joinMarks(marks, scale), [marks, scale]);
  const button = useRoving(joined.length, (index) => press(joined[index]!.marks[0]!));
  return (
    <g role="group" aria-label={name}>
      {joined.map((one, index) => {
        const [gravest] = one.marks;
        const words = joinedWords(one);
        const hit = reachOf(one, scale);
        const x = Math.min(Math.max(one.x, half), scale.width - half);
        return (
          <g key={gravest!.id} className="flag" data-code={gravest!.code} {...button(index)}>
            <title>{words}</title>
            <rect className="flag-hit" x={hit.from} y={y} width={hit.to - hit.from} height={height} />
            {one.marks.toReversed().map((mark) => (
              <Run key={mark.id} mark={mark} scale={scale} y={y + height - 3} />
            ))}
            <g transform={`translate(${x} ${y + height / 2 - 1})`} aria-hidden="true">
              <MarkSign mark={gravest!} />
            </g>
            {one.marks.length > 1 && <Count joined={one} x={x + 11} y={y + 8} />}
          </g>
        );
      })}
    </g>
  );
});

function Run({ mark, scale, y }: { mark: Mark; scale: Scale; y: number }) {
  const place = mark.to > mark.from ? placeOn(scale, mark.from, mark.to) : null;
  const isOpen = mark.state === "open";
  return (
    place && (
      <rect
        className="flag-run"
        data-severity={isOpen ? mark.severity : "settled"}
        x={place.x}
        y={y}
        width={Math.max(1, place.end - place.x)}
        height="2"
      />
    )
  );
}

function Count({ joined: { marks }, x, y }: { joined: JoinedMark; x: number; y: number }) {
  return (
    <g transform={`translate(${x} ${y})`} aria-hidden="true">
      <circle className="mark-count" r="8" />
      <text className="mark-number" textAnchor="middle">
        {marks.length}
      </text>
    </g>
  );
}
