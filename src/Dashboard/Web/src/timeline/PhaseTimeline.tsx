import { useMemo } from "react";
import type { Player } from "../player/Player";
import type { Case, Guidance } from "../server/types";
import { gapsOf, lengthOf } from "../shared/gaps";
import { unreadWords } from "../shared/words";
import type { FlagMark } from "./geometry";
import { markOf } from "./marks/Mark";
import { Timeline } from "./Timeline";

interface PhaseTimelineProps {
  readonly player: Player;
  readonly case: Case;
  readonly guidance: readonly Guidance[];
  readonly marks: readonly FlagMark[];
}

/** The timeline of what the model said of a case. */
export function PhaseTimeline({ player, case: one, guidance, marks }: PhaseTimelineProps) {
  const duration = lengthOf(one);
  const spans = useMemo(() => one.phases.map((span) => ({ ...span, by: null })), [one.phases]);
  const frames = useMemo(
    () => guidance.map(({ keyFrame }) => ({ seconds: keyFrame.seconds, unread: unreadWords(keyFrame) })),
    [guidance],
  );
  const flags = useMemo(() => marks.map(markOf), [marks]);
  return (
    duration > 0 && (
      <Timeline
        player={player}
        caseId={one.id}
        duration={duration}
        until={one.state === "complete" ? Infinity : one.analyzedSeconds}
        spans={spans}
        frames={frames}
        seenShare={one.footage?.seenShare ?? null}
        gaps={gapsOf(one)}
        flags={flags}
      />
    )
  );
}
