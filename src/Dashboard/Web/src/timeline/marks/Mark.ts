import { clock, flagWords } from "../../shared/words";
import type { FlagMark } from "../geometry";

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

/** "Dr A" is "A", "R2 Santos" is "RS". */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => word !== "" && !/^(?:dr|prof)\.?$/iu.test(word));
  const letters = words.map((word) => Array.from(word)[0]!.toUpperCase());
  return letters.length > 1 ? `${letters[0]!}${letters.at(-1)!}` : (letters[0] ?? "?");
}

/** A flag of the system that nobody has judged. */
export const markOf = ({ code, reason, startSeconds, endSeconds }: FlagMark): Mark => ({
  id: `${code} ${startSeconds}`,
  kind: "flag",
  from: startSeconds,
  to: endSeconds,
  severity: code === "safety" ? "safety" : unseen.has(code) ? "note" : "caution",
  state: "open",
  by: null,
  code,
  title: `${flagWords[code] ?? code}, ${stretchOf(startSeconds, endSeconds)}: ${reason}`,
});

const unseen = new Set(["unreadable", "unjudgeable"]);
const stretchOf = (from: number, to: number): string => (to > from ? `${clock(from)} to ${clock(to)}` : clock(from));
