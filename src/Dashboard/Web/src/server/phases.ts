interface PhaseLook {
  readonly name: string;
  /** Where the name does not fit. */
  readonly short: string;
  readonly colour: string;
}

// Light tints that stay apart for all common colour visions when they are neighbours (after Paul Tol's "light" scheme,
// https://personal.sron.nl/~pault/); a phase is never told by its colour alone.
const looks: Record<string, PhaseLook> = {
  idle: { name: "Idle", short: "Idle", colour: "#6f7a86" },
  incision: { name: "Incision", short: "Inc", colour: "#77aadd" },
  viscoelastic: { name: "Viscoelastic", short: "Visc", colour: "#eedd88" },
  capsulorhexis: { name: "Capsulorhexis", short: "Rhexis", colour: "#ee8866" },
  hydrodissection: { name: "Hydrodissection", short: "Hydro", colour: "#99ddff" },
  phacoemulsification: { name: "Phacoemulsification", short: "Phaco", colour: "#aaaa00" },
  "irrigation-aspiration": { name: "Irrigation/Aspiration", short: "I/A", colour: "#ffaabb" },
  "capsule-polishing": { name: "Capsule polishing", short: "Polish", colour: "#44bb99" },
  "lens-implantation": { name: "Lens implantation", short: "Lens", colour: "#bbcc33" },
  "lens-positioning": { name: "Lens positioning", short: "Pos", colour: "#c3a5e8" },
  "viscoelastic-suction": { name: "Viscoelastic suction", short: "Suct", colour: "#e8b878" },
  "chamber-flushing": { name: "Anterior chamber flushing", short: "Flush", colour: "#66c2d0" },
  "tonifying-antibiotics": { name: "Tonifying/Antibiotics", short: "Tonif", colour: "#dddddd" },
};

const unknown: PhaseLook = { name: "Unknown", short: "?", colour: "#3a434d" };

/** How a phase is named and coloured; null, and an id that this page does not know, is unknown. */
export const phaseLook = (id: string | null): PhaseLook => (id === null ? unknown : (looks[id] ?? unknown));

/** Every phase in the usual order, idle first. */
export const phaseIds: readonly string[] = Object.keys(looks);
