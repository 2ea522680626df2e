import type { PlacedMoment } from "../server/types";

export type Filter = "all" | "open" | "corrected" | "comments";

const holds: Record<Filter, (moment: PlacedMoment) => boolean> = {
  all: ({ state }) => state !== "withdrawn",
  open: ({ kind, state }) => state === "open" && (kind === "flag" || kind === "question"),
  corrected: ({ kind, judged }) => kind === "correction" || (judged != null && judged !== "open"),
  comments: ({ kind, state, replies }) =>
    state !== "withdrawn" && (kind === "comment" || kind === "question" || replies.length > 0),
};

/** Those of the moments that a chip shows; withdrawn ones are in none. */
export const filtered = (moments: readonly PlacedMoment[], filter: Filter): readonly PlacedMoment[] =>
  moments.filter(holds[filter]);
