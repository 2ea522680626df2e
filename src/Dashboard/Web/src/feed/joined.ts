import type { EffectiveFrame, Guidance } from "../server/types";

/** Neighbouring key frames of which the same holds. */
export interface Joined {
  /** The first of them. */
  readonly item: Guidance;
  readonly frame: EffectiveFrame;
  readonly untilSeconds: number;
  readonly count: number;
}

/**
 * What is to be read of a case: equal neighbours once. A key frame that is not weighed yet is left out, for nobody
 * knows what of it may be told.
 * @param frames in the order of the video
 * @param guidance by frame number
 */
export function joinedOf(frames: readonly EffectiveFrame[], guidance: ReadonlyMap<number, Guidance>): Joined[] {
  const joined: Joined[] = [];
  for (const frame of frames) {
    const item = guidance.get(frame.index);
    const last = joined.at(-1);
    if (item && last && isSame(last, item, frame)) {
      joined[joined.length - 1] = { ...last, untilSeconds: frame.untilSeconds, count: last.count + 1 };
    } else if (item) {
      joined.push({ item, frame, untilSeconds: frame.untilSeconds, count: 1 });
    }
  }

  return joined;
}

// Of what nobody may be told, each key frame has its own reason.
function isSame(last: Joined, item: Guidance, frame: EffectiveFrame): boolean {
  return (
    frame.advice !== null &&
    last.untilSeconds === frame.fromSeconds &&
    item.correction === null &&
    last.item.correction === null &&
    last.frame.advice === frame.advice &&
    last.frame.standing === frame.standing &&
    last.frame.phase === frame.phase &&
    last.frame.phaseBy === frame.phaseBy &&
    flagsOf(last.frame) === flagsOf(frame)
  );
}

const flagsOf = ({ flags }: EffectiveFrame): string =>
  flags.map(({ code, state, by }) => `${code} ${state} ${by ?? ""}`).join();

/** Which of them speaks of a time; -1 for none. */
export function joinedAt(joined: readonly Joined[], seconds: number): number {
  return joined.findIndex(({ frame, untilSeconds }) => frame.fromSeconds <= seconds && seconds < untilSeconds);
}
