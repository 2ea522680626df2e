/** Something that was said of a moment of the video, by the system or by a person. */
export interface Mark {
  readonly id: string;
  readonly kind: "flag" | "bookmark" | "comment" | "question" | "correction";
  /** Seconds. */
  readonly from: number;
  readonly to: number;
  /** The picture it speaks of, where its sign stands and a press leads; the beginning where it names none, seconds. */
  readonly at?: number;
  readonly severity: "note" | "caution" | "safety" | null;
  readonly state: "open" | "acknowledged" | "settled" | "withdrawn";
  /** Who; null for the system. */
  readonly by: string | null;
  /** Kind of flag, which chooses its sign. */
  readonly code?: string;
  /** What it says, in one line. */
  readonly title: string;
}

export const placeOf = ({ at, from }: Mark): number => at ?? from;

/** Words of the tooltip, and what is read aloud. */
export const titleOf = ({ title, state }: Mark): string => (state === "open" ? title : `${title} (${state})`);

const severities = { safety: 3, caution: 2, note: 1 };

/** The greater, the graver: what is open before what is not, then by severity. */
export const gravityOf = ({ severity, state }: Mark): number =>
  (state === "open" ? 10 : state === "withdrawn" ? -10 : 0) + (severity === null ? 0 : severities[severity]);
