import type { Case } from "../../server/types";
import { percent, stateWords } from "../words/words";

/** Where a case stands, in a word; with the share that was read while it is being read. */
export function StateChip({ case: { state, analyzedSeconds, durationSeconds } }: { case: Case }) {
  const share =
    state === "analyzing" && durationSeconds ? ` ${percent(Math.min(1, analyzedSeconds / durationSeconds))}` : "";
  return (
    <span className="chip state-chip" data-state={state}>
      {stateWords[state]}
      {share}
    </span>
  );
}
