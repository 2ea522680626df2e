import { keep, kept } from "../../shared/keep";

const name = "surgical.positions";

// As many cases as somebody comes back to.
const most = 100;

/** Where a case was left, seconds; null where that is not known, or it was left at its beginning. */
export function positionOf(caseId: string): number | null {
  return positions().find(([id]) => id === caseId)?.[1] ?? null;
}

/** Keeps where a case is left; at its very beginning or end, nothing is kept. */
export function keepPosition(caseId: string, seconds: number, duration: number): void {
  const others = positions().filter(([id]) => id !== caseId);
  const own: Position[] = isWorthKeeping(seconds, duration) ? [[caseId, Math.round(seconds * 100) / 100]] : [];
  keep(name, JSON.stringify([...own, ...others].slice(0, most)));
}

type Position = readonly [id: string, seconds: number];

// Who has seen the end begins anew, and so does who has only looked in.
const leastSeconds = 3;
const isWorthKeeping = (seconds: number, duration: number) =>
  seconds >= leastSeconds && (duration <= 0 || seconds < duration - leastSeconds);

/** The case left last stands first. */
function positions(): Position[] {
  try {
    const read: unknown = JSON.parse(kept(name) ?? "[]");
    return Array.isArray(read) ? read.filter(isPosition) : [];
  } catch {
    // Not written by this page.
    return [];
  }
}

const isPosition = (one: unknown): one is Position =>
  Array.isArray(one) && typeof one[0] === "string" && typeof one[1] === "number";
