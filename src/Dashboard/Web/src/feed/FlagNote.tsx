import type { Flag } from "../server/types";
import { flagWords } from "../shared/words";
import { FlagSign } from "../timeline/FlagSign";

/** A flag with its sign, its name and its reason, unless the answer above it says the same. */
export function FlagNote({ flag: { code, reason }, answer }: { flag: Flag; answer: string | null }) {
  return (
    <p className="flag-note" data-code={code}>
      <svg width="14" height="14" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
        <FlagSign code={code} />
      </svg>
      <span>
        <b>{flagWords[code] ?? code}</b> {answer?.includes(reason) ? "" : reason}
      </span>
    </p>
  );
}
