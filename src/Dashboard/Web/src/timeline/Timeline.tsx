import { useMemo, useRef } from "react";
import { handsFocusBack } from "../keys/handBack";
import type { Player } from "../player/Player";
import type { CaseGap } from "../server/types";
import { HoverPicture } from "./hover/HoverPicture";
import { GapLane } from "./lanes/GapLane";
import { LaneNames } from "./lanes/LaneNames";
import { layoutOf } from "./lanes/layout";
import { LoopBand } from "./lanes/LoopBand";
import { Patterns } from "./lanes/Patterns";
import { PersonLane, type PersonLaneProps } from "./person/PersonLane";
import { PhaseLane } from "./lanes/PhaseLane";
import { Playhead } from "./lanes/Playhead";
import { SeenLane } from "./lanes/SeenLane";
import { TimeAxis } from "./lanes/TimeAxis";
import { Unread } from "./lanes/Unread";
import { placeOf, type Mark } from "./marks/Mark";
import { MarkLane } from "./marks/MarkLane";
import type { SeenFrame, TimelineSpan } from "./spans";
import { MiniMap } from "./view/MiniMap";
import { useTimelineView } from "./view/useTimelineView";
import { ViewButtons } from "./view/ViewButtons";
import "./timeline.css";

/** A person's lane as the timeline is told of it. */
export type TimelinePerson = Pick<PersonLaneProps, "path" | "onMove" | "onMoved">;

export interface TimelineProps {
  readonly player: Player;
  /** Whose pictures are shown on the way. */
  readonly caseId: string;
  /** Of the video, seconds, above 0. */
  readonly duration: number;
  /** How far the reading has come, seconds; Infinity for to the end. */
  readonly until: number;
  /** What counts, or what the model said: a person's word among it is lined green and has no unsure edges. */
  readonly spans: readonly TimelineSpan[];
  readonly persons?: readonly TimelinePerson[];
  readonly frames: readonly SeenFrame[];
  /** 0 to 1; null while it is not known. */
  readonly seenShare: number | null;
  readonly gaps: readonly CaseGap[];
  /** What the system said. */
  readonly flags: readonly Mark[];
  /** What persons said. */
  readonly people?: readonly Mark[];
  /** Told what was pressed, after the video went there. */
  readonly onMark?: ((mark: Mark) => void) | undefined;
}

const nobody: readonly TimelinePerson[] = [];
const nothing: readonly Mark[] = [];

/** Axis to scrub on, lanes to jump by, and where the video is. Drawn in real pixels. */
export function Timeline(props: TimelineProps) {
  const { player, duration, until, spans, persons = nobody, frames, gaps, flags, people = nothing, onMark } = props;
  const box = useRef<HTMLDivElement>(null);
  const { view, scale, actions } = useTimelineView(player, box, duration);
  const layout = useMemo(() => layoutOf(persons.length, people.length > 0), [persons.length, people.length]);
  const { model, seen } = layout;
  const press = useMemo(
    () => (mark: Mark) => {
      player.goTo(placeOf(mark));
      onMark?.(mark);
    },
    [player, onMark],
  );
  const common = { player, scale };
  return (
    <section className="timeline" aria-label="Phases over time" {...handsFocusBack}>
      <div className="timeline-head">
        <span className="timeline-hint">Drag to scrub, wheel to zoom</span>
        <ViewButtons view={view} actions={actions} />
        <MiniMap player={player} view={view} spans={spans} duration={duration} />
      </div>
      <div className="timeline-body">
        <LaneNames layout={layout} {...props} persons={persons} />
        <div ref={box} className="timeline-box" style={{ height: layout.height }}>
          {scale.width > 0 && (
            <svg width={scale.width} height={layout.height}>
              <Patterns />
              <rect className="lane" y={model.y} width={scale.width} height={model.height} rx="4" />
              <TimeAxis scale={scale} layout={layout} />
              <LoopBand {...common} height={layout.axis.height} />
              <PhaseLane {...common} spans={spans} gaps={gaps} {...model} />
              <Unread until={until} scale={scale} {...model} />
              {persons.map((person, index) => (
                <PersonLane key={person.path.by} {...common} {...person} {...layout.persons[index]!} />
              ))}
              <SeenLane frames={frames} until={Math.min(until, duration)} scale={scale} {...seen} />
              {gaps.length > 0 && <GapLane {...common} gaps={gaps} layout={layout} />}
              <MarkLane name="Flags" marks={flags} press={press} scale={scale} {...layout.flags} />
              {layout.people && (
                <MarkLane name="People" marks={people} press={press} scale={scale} {...layout.people} />
              )}
            </svg>
          )}
          <HoverPicture box={box} caseId={props.caseId} spans={spans} scale={scale} />
          <Playhead {...common} spans={spans} gaps={gaps} duration={duration} layout={layout} />
        </div>
      </div>
    </section>
  );
}
