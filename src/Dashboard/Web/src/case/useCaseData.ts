import { useMemo } from "react";
import { useFolded } from "../hub/useFolded";
import { useCaseEvents } from "../hub/useLive";
import { getEffective, getMoments } from "../server/client";
import {
  guidanceOf,
  type Case,
  type CaseEvent,
  type EffectiveCase,
  type Guidance,
  type PlacedMoment,
} from "../server/types";

/** Everything that is known of a case beside its summary. */
export interface CaseData {
  readonly events: readonly CaseEvent[];
  readonly guidance: readonly Guidance[];
  /** By frame number. */
  readonly byFrame: ReadonlyMap<number, Guidance>;
  /** What holds; undefined until it is known. */
  readonly effective: EffectiveCase | undefined;
  /** All marks in the order of the video; undefined until they are known. */
  readonly moments: readonly PlacedMoment[] | undefined;
  /** How far the reading has come, seconds; infinite where it is done. */
  readonly until: number;
}

/** The events of a case as they come, and what they add up to. */
export function useCaseData(one: Case): CaseData {
  const events = useCaseEvents(one);
  const guidance = useMemo(() => guidanceOf(events), [events]);
  const byFrame = useMemo(() => new Map(guidance.map((item) => [item.keyFrame.index, item])), [guidance]);
  const effective = useFolded("effective", one.id, events, getEffective);
  const listed = useFolded("moments", one.id, events, getMoments)?.moments;
  const moments = useMemo(
    () =>
      listed?.map((moment) => ({
        ...moment,
        seconds: byFrame.get(moment.index ?? -1)?.keyFrame.seconds ?? moment.from,
      })),
    [listed, byFrame],
  );
  // What is known of the whole footage is known once it was read to its end, even where too little of it could be.
  const isRead = one.state === "complete" || (one.state === "failed" && one.footage !== null);
  return { events, guidance, byFrame, effective, moments, until: isRead ? Infinity : one.analyzedSeconds };
}
