import type { EffectiveFlag } from "../../server/types";
import { flagStateWords, flagWords } from "../words/words";

/** Flags of a key frame, each with whether anybody has settled it. */
export function SettledFlags({ flags }: { flags: readonly EffectiveFlag[] }) {
  return flags.map(({ code, reason, state, by }) => (
    <span key={code} className="chip flag-chip" data-code={code} data-state={state} title={reason}>
      {flagWords[code] ?? code}, {flagStateWords[state]}
      {by !== null && ` by ${by}`}
    </span>
  ));
}
