import type { components } from "./api";

type Schemas = components["schemas"];

export type Case = Schemas["Case"];
export type CaseState = Case["state"];
export type CaseMoments = Schemas["CaseMoments"];
export type ListedMoment = Schemas["ListedMoment"];
export type MomentReply = Schemas["MomentReply"];
export type MomentState = Schemas["MomentState"];
export type CaseEvent = Schemas["CaseEvent"];
export type CaseFootage = Schemas["CaseFootage"];
export type CaseGap = Schemas["CaseGap"];
export type EffectiveCase = Schemas["EffectiveCase"];
export type EffectiveFlag = Schemas["EffectiveFlag"];
export type EffectiveFrame = Schemas["EffectiveFrame"];
export type EffectiveSpan = Schemas["EffectiveSpan"];
export type FlagSpan = Schemas["FlagSpan"];
export type PathCorrection = Schemas["PathCorrection"];
export type FrameCorrection = Schemas["FrameCorrection"];
export type Moment = Schemas["Moment"];
export type MomentSettlement = Schemas["MomentSettlement"];
export type Flag = Schemas["Flag"];
export type FrameTable = Schemas["FrameTable"];
export type Health = Schemas["Health"];
export type KeyFrame = Schemas["KeyFrameAnalysis"];
export type ModelIdentity = Schemas["ModelIdentity"];
export type PhaseSpan = Schemas["PhaseSpan"];
export type PictureRoute = Schemas["PictureRoute"];
export type Statement = Schemas["Statement"];
export type WatchListEntry = Schemas["WatchListEntry"];

/** A mark with the picture that it speaks of, seconds in the video. */
export interface PlacedMoment extends ListedMoment {
  readonly seconds: number;
}

/** Whether nobody reads the case any more, though it is not read to its end. */
export const isStopped = ({ state }: Pick<Case, "state">): boolean => state === "failed" || state === "cancelled";

/** A key frame with the event that brought it and the picture that shows it. */
export interface Guidance {
  /** Number of its event. */
  readonly number: number;
  readonly keyFrame: KeyFrame;
  /** Name of the evidence frame; null where none was kept. */
  readonly picture: string | null;
  /** What an instructor said of it last; null where none did. */
  readonly correction: FrameCorrection | null;
}

/**
 * The key frames among the events of a case, in the order of the video; the newest correction of each counts, unless it
 * is erased or withdrawn.
 */
export function guidanceOf(events: readonly CaseEvent[]): Guidance[] {
  const corrections = new Map(
    events.flatMap(({ correction, erasedIndex, withdrawal }): [number, FrameCorrection | null][] => {
      const index = correction?.index ?? erasedIndex ?? withdrawal?.index ?? null;
      return index === null ? [] : [[index, correction]];
    }),
  );
  return events.flatMap(({ number, keyFrame, picture }) =>
    keyFrame ? [{ number, keyFrame, picture, correction: corrections.get(keyFrame.index) ?? null }] : [],
  );
}
