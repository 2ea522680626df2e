import type { EffectiveFrame, KeyFrame } from "../../server/types";
import { phaseLook } from "./phases";
import { unreadWords } from "./words";

/** What may be told of a key frame, and on whose word. */
export interface Claim {
  readonly warrant: "model-said" | "contradicted" | "refused" | "human" | "none";
  /** Who stands behind it or has withdrawn it; null where no person has. */
  readonly by: string | null;
  /** The advice; null where none may be shown. */
  readonly advice: string | null;
  /** Why there is none. */
  readonly reason: string | null;
  /** What the model said and what no longer holds. */
  readonly struck: string | null;
}

/** A person's word before the model's; what is contradicted or refused is never advice. */
export function claimOf({ advice, adviceBy, standing, phase }: EffectiveFrame, said: KeyFrame): Claim {
  const none = { by: adviceBy, advice: null, struck: said.answer };
  switch (standing) {
    case "said":
      return { warrant: "model-said", by: null, advice, reason: null, struck: null };
    case "confirmed":
      return { warrant: "human", by: adviceBy, advice, reason: null, struck: null };
    case "replaced":
      return { warrant: "human", by: adviceBy, advice, reason: null, struck: said.answer };
    case "withdrawn":
      return { ...none, warrant: "human", reason: `${adviceBy ?? "A person"} says: ${shownWords(phase)}.` };
    case "contradicted":
      return { ...none, warrant: "contradicted", reason: contradiction(said) };
    case "refused":
      return { ...none, warrant: "refused", reason: textOf(said, "refused") ?? "The model would not say." };
    default:
      return { ...none, warrant: "none", reason: unreadWords(said) ?? "The model gave no advice.", struck: null };
  }
}

const shownWords = (phase: string | null): string => (phase === null ? "cannot be judged" : phaseLook(phase).name);

function contradiction({ statements }: KeyFrame): string {
  const found = statements.find(({ kind }) => kind === "contradicted");
  return found
    ? `“${found.text}” does not hold: ${found.evidence}.`
    : "What was measured or tracked speaks against the reply.";
}

const textOf = ({ statements }: KeyFrame, wanted: string): string | null =>
  statements.find(({ kind }) => kind === wanted)?.text ?? null;
