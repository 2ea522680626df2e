import { memo, useMemo, useState } from "react";
import type { Player } from "../../player/Player";
import { phaseLook } from "../../shared/words/phases";
import { clock } from "../../shared/words/words";
import { barsOf } from "../geometry";
import type { PersonPath } from "../spans";
import { useRoving } from "../useRoving";
import { placeOn, type Scale } from "../view/Scale";
import { Edge } from "./Edge";
import { edgesOf, withEdge } from "./edges";
import { BarName, BarShape } from "../lanes/PhaseLane";

export interface PersonLaneProps {
  readonly player: Player;
  readonly path: PersonPath;
  /** Called for every place an edge comes to on its way; edge i is the beginning of span i + 1. */
  readonly onMove?: ((edge: number, seconds: number) => void) | undefined;
  /** Called once it stays there. Without it, edges cannot be moved. */
  readonly onMoved?: ((edge: number, seconds: number) => void) | undefined;
  readonly scale: Scale;
  readonly y: number;
  readonly height: number;
}

interface Draft {
  readonly edge: number;
  readonly seconds: number;
}

/** What a person has marked, with edges that can be dragged from frame to frame, and how far that goes. */
export const PersonLane = memo(function PersonLane(props: PersonLaneProps) {
  const { player, path, onMove, onMoved, scale, y, height } = props;
  const [draft, setDraft] = useState<Draft | null>(null);
  const spans = useMemo(
    () => (draft ? withEdge(path.spans, draft.edge, draft.seconds) : path.spans),
    [path.spans, draft],
  );
  const bars = useMemo(() => barsOf(spans, scale), [spans, scale]);
  const button = useRoving(bars.length, (index) => player.goTo(bars[index]!.span.startSeconds));
  return (
    <g role="group" aria-label={`Marked by ${path.by}`}>
      {bars.map((bar, index) => (
        <g key={`${index} ${bar.span.phase}`} className="bar" {...button(index)}>
          <title>{wordsFor(bar.span, path.by)}</title>
          <BarShape bar={bar} y={y} height={height} />
          <BarName bar={bar} y={y + height / 2} />
        </g>
      ))}
      {path.markedTo !== null && <Unmarked {...props} from={path.markedTo} />}
      {onMoved &&
        edgesOf(path.spans).map((seconds, edge) => (
          <Edge
            key={edge}
            player={player}
            spans={path.spans}
            edge={edge}
            seconds={draft?.edge === edge ? draft.seconds : seconds}
            move={(to) => {
              setDraft({ edge, seconds: to });
              onMove?.(edge, to);
            }}
            settle={(to) => {
              setDraft(null);
              if (to !== seconds) {
                onMoved(edge, to);
              }
            }}
            scale={scale}
            y={y}
            height={height}
          />
        ))}
    </g>
  );
});

function Unmarked({ path, from, scale, y, height }: PersonLaneProps & { from: number }) {
  const place = placeOn(scale, from, scale.to);
  return (
    place && (
      <g className="unmarked">
        <rect x={place.x} y={y + 0.5} width={place.end - place.x} height={height - 1} />
        <text x={place.x + 12} y={y + height / 2}>{`${path.by} has marked to ${clock(from)}`}</text>
      </g>
    )
  );
}

function wordsFor({ phase, startSeconds, endSeconds }: PersonPath["spans"][number], by: string): string {
  return `${phaseLook(phase).name}, ${clock(startSeconds)} to ${clock(endSeconds)}, by ${by}`;
}
