import type { Change } from "../../server/change";
import { Observable } from "../../shared/Observable";

/** What was done last and can be taken back for a while; null for nothing. */
export interface Undoable {
  readonly title: string;
  readonly back: Change;
  readonly caseId: string;
  readonly at: number;
}

const offered = 10_000;

export const undoable = new Observable<Undoable | null>(null);

let forgetting: ReturnType<typeof setTimeout> | undefined;

/** Offers to take something back, for ten seconds. */
export function offerUndo(one: Undoable | null): void {
  clearTimeout(forgetting);
  undoable.set(one);
  if (one) {
    forgetting = setTimeout(() => undoable.set(null), offered);
  }
}
