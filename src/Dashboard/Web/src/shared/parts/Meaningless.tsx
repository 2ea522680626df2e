import type { Case } from "../../server/types";
import { Icon } from "./Icon";
import { meaninglessWords } from "../words/words";

interface MeaninglessProps {
  readonly case: Pick<Case, "model" | "isSample">;
  /** Stands beside others that were read aloud already. */
  readonly isSilent?: boolean;
}

/** Says beside guidance that it means nothing on this footage; empty where it may mean something. */
export function Meaningless({ case: one, isSilent = false }: MeaninglessProps) {
  const words = meaninglessWords(one);
  return words === null ? null : (
    <p className="meaningless" aria-hidden={isSilent ? "true" : undefined} title={isSilent ? words : undefined}>
      <Icon name="warning" /> {isSilent ? words.split(":")[0] : words}
    </p>
  );
}
