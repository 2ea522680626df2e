import type { EffectiveFrame, KeyFrame } from "../server/types";
import { Warrant } from "../shared/parts/Warrant";
import { differenceWords } from "./differenceWords";

/** Whether model, tracker and person agree on the phase of a key frame, and where they do not. */
export function PhaseSources({ frame, said }: { frame: EffectiveFrame; said: KeyFrame }) {
  const { words, differ } = differenceWords(frame, said);
  return (
    <div className="now-line" data-differ={differ}>
      <Warrant kind="Phases" />
      <span>{words}</span>
    </div>
  );
}
