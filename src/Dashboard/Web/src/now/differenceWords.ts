import type { EffectiveFrame, KeyFrame } from "../server/types";
import { phaseLook } from "../shared/words/phases";

interface Difference {
  readonly words: string;
  readonly differ: boolean;
}

/** Who says which phase of a key frame. */
export function differenceWords(frame: EffectiveFrame, said: KeyFrame): Difference {
  const sources: [string, string | null][] = [
    ["the model said", said.phase],
    ["the tracker says", said.trackedPhase],
    ...(frame.phaseBy === null ? [] : [[`${frame.phaseBy} says`, frame.phase] satisfies [string, string | null]]),
  ];
  const differ = new Set(sources.map(([, phase]) => phase)).size > 1;
  if (!differ) {
    return said.trackedPhase === null
      ? { words: "Neither model nor tracker names a phase here.", differ }
      : { words: frame.phaseBy === null ? "Model and tracker agree here." : agreement(frame.phaseBy), differ };
  }

  const words = sources.map(([who, phase]) => `${who} ${phase === null ? "none" : phaseLook(phase).name}`).join(", ");
  return { words: `They differ: ${words}.`, differ };
}

const agreement = (by: string): string => `Model, tracker and ${by} agree here.`;
