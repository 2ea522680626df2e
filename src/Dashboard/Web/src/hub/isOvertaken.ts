import type { Case, CaseEvent } from "../server/types";

/**
 * Whether a case is over by its events and not by its summary. The last summary can be told before the page listens,
 * or an older answer can come after it; no further one would ever put that right.
 */
export function isOvertaken({ lastEvent }: Case, events: readonly CaseEvent[]): boolean {
  const last = events.at(-1);
  return last !== undefined && ["ended", "failed", "cancelled"].includes(last.kind) && last.number > lastEvent;
}
