import { emptied } from "../server/erased";
import type { CaseEvent } from "../server/types";

/** The events of one case without gaps or doubles, whatever order they come in. */
export class EventLog {
  private readonly early = new Map<number, CaseEvent>();
  private ordered: readonly CaseEvent[] = [];

  /** From number 1, every one. A new array whenever it grew. */
  get events(): readonly CaseEvent[] {
    return this.ordered;
  }

  /** Number of the newest event before the first gap; 0 before the first event. */
  get last(): number {
    return this.ordered.length;
  }

  /** Something came that has something missing before it. */
  get hasGap(): boolean {
    return this.early.size > 0;
  }

  /** Takes events in any order; true when the ordered ones grew. */
  add(...events: readonly CaseEvent[]): boolean {
    for (const event of events) {
      if (event.number > this.last) {
        this.early.set(event.number, event);
      }
    }

    const ready: CaseEvent[] = [];
    for (let next = this.last + 1; this.early.has(next); next++) {
      ready.push(this.early.get(next)!);
      this.early.delete(next);
    }

    if (ready.length > 0) {
      this.ordered = withoutErased([...this.ordered, ...ready], ready);
    }

    return ready.length > 0;
  }
}

/** What was erased goes from the page as soon as it hears of it. */
function withoutErased(events: readonly CaseEvent[], newest: readonly CaseEvent[]): readonly CaseEvent[] {
  const taken = new Map(newest.flatMap(({ erases, at }) => (erases ?? []).map((number) => [number, at])));
  return taken.size === 0
    ? events
    : events.map((event) => {
        const at = taken.get(event.number);
        return at !== undefined && event.erasedAt === null ? emptied(event, at) : event;
      });
}
