import type { CaseEvent, FrameCorrection, PlacedMoment, PathCorrection } from "../../server/types";

/** What counts of something that can be corrected, and the number of its event. */
export interface Counting<T> {
  /** 0 where nothing counts. */
  readonly number: number;
  readonly said: T | null;
}

/** The correction of a key frame that counts. */
export const countingFrame = (
  moments: readonly PlacedMoment[],
  index: number,
  said: FrameCorrection | null,
): Counting<FrameCorrection> => {
  const found = moments.find((moment) => moment.kind === "correction" && moment.index === index);
  return { number: found?.number ?? 0, said: found ? said : null };
};

/** The phases of the whole case that count. */
export const countingPath = (
  moments: readonly PlacedMoment[],
  events: readonly CaseEvent[],
): Counting<PathCorrection> => {
  const found = moments.find((moment) => moment.kind === "correction" && moment.index === null);
  return { number: found?.number ?? 0, said: events.find(({ number }) => number === found?.number)?.path ?? null };
};
