import { useMemo, useRef } from "react";
import type { Player } from "../player/Player";
import type { Case } from "../server/types";
import { gapsOf, lengthOf } from "../shared/gaps";
import { useWidth } from "../shared/useWidth";
import { FlagLane } from "./FlagLane";
import { GapLane, GapPattern } from "./GapLane";
import { besideGaps, gapMarksOf } from "./gapMarks";
import type { FlagMark } from "./geometry";
import { barsOf, xOf } from "./geometry";
import { axisHeight, flagLane, height, phaseLane } from "./lanes";
import { PhaseLane } from "./PhaseLane";
import { Playhead } from "./Playhead";
import { TimeAxis } from "./TimeAxis";
import "./timeline.css";

interface PhaseTimelineProps {
  readonly player: Player;
  readonly case: Case;
  readonly marks: readonly FlagMark[];
}

/** Axis to scrub on, phases and flags to jump to, and where the video is. Drawn in real pixels. */
export function PhaseTimeline({ player, case: one, marks }: PhaseTimelineProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const duration = lengthOf(one);
  const gaps = gapsOf(one);
  const bars = useMemo(
    () => barsOf(besideGaps(one.phases, gaps), duration, width),
    [one.phases, gaps, duration, width],
  );
  const gapMarks = useMemo(() => gapMarksOf(gaps, duration, width), [gaps, duration, width]);
  const readTo = one.state === "complete" ? width : xOf(one.analyzedSeconds, duration, width);
  return (
    <section className="timeline" aria-label="Phases over time">
      <div ref={box} className="timeline-box">
        {width > 0 && duration > 0 && (
          <svg width={width} height={height}>
            <defs>
              <pattern id="unknown" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect width="8" height="8" fill="#242b33" />
                <rect width="3" height="8" fill="#3a434d" />
              </pattern>
              <GapPattern />
            </defs>
            <rect className="lane" y={phaseLane.y} width={width} height={phaseLane.height} rx="4" />
            <TimeAxis duration={duration} width={width} />
            <PhaseLane player={player} bars={bars} />
            {readTo < width && (
              <rect className="unread" x={readTo} y={phaseLane.y} width={width - readTo} height={phaseLane.height} />
            )}
            {gapMarks.length > 0 && <GapLane player={player} marks={gapMarks} />}
            <FlagLane player={player} marks={marks} duration={duration} width={width} y={flagLane.y} />
          </svg>
        )}
        {duration > 0 && (
          <Playhead
            player={player}
            spans={one.phases}
            gaps={gaps}
            duration={duration}
            width={width}
            axisHeight={axisHeight}
          />
        )}
      </div>
    </section>
  );
}
