import type { Case, EffectiveSpan } from "../server/types";

/** The phases that hold of a case by its summary: people's, where they have spoken, else the tracked ones. */
export const phasesOf = ({ effectivePhases, phases }: Case): readonly EffectiveSpan[] =>
  effectivePhases ?? phases.map((span) => ({ ...span, by: null }));
