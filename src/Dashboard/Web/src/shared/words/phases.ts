import phaseLooks from "../../../../../Analyzer/Phases/phase-looks.json";

interface PhaseLook {
  readonly name: string;
  /** Where the name does not fit. */
  readonly short: string;
  readonly colour: string;
}

// Light tints that stay apart for all common colour visions when they are neighbours (after Paul Tol's "light" scheme,
// https://personal.sron.nl/~pault/); a phase is never told by its colour alone. The reports of evaluations read the
// file too.
const { unknown, ...phases } = phaseLooks;
const looks: Record<string, PhaseLook> = phases;

/** How a phase is named and coloured; null, and an id that this page does not know, is unknown. */
export const phaseLook = (id: string | null): PhaseLook => (id === null ? unknown : (looks[id] ?? unknown));

/** Every phase in the usual order, idle first. */
export const phaseIds: readonly string[] = Object.keys(looks);
