import type { CaseEvent } from "../server/types";
import { Observable } from "../shared/Observable";
import { EventLog } from "./EventLog";
import type { HubLine } from "./HubLine";

type Line = Pick<HubLine, "greet" | "hear" | "say">;
type Fetch = (caseId: string, after: number) => Promise<CaseEvent[]>;

/** Brings the events of one case to the page: what comes over the hub, and over HTTP what is missing between. */
export class CaseWatch {
  /** All events so far, without gaps. */
  readonly events = new Observable<readonly CaseEvent[]>([]);
  private readonly log = new EventLog();
  private readonly caseId: string;
  private readonly line: Line;
  private readonly fetchEvents: Fetch;
  private filling = false;

  constructor(caseId: string, line: Line, fetchEvents: Fetch) {
    this.caseId = caseId;
    this.line = line;
    this.fetchEvents = fetchEvents;
  }

  /** Watches until the returned function is called. */
  start(): () => void {
    const stopHearing = this.line.hear("event", (caseId: string, event: CaseEvent) => {
      if (caseId === this.caseId) {
        this.take([event]);
      }
    });
    // A hub that cannot be reached must not keep back what HTTP can bring.
    void this.fill();
    const stopGreeting = this.line.greet(() => this.line.say("Watch", this.caseId, this.log.last));
    return () => {
      stopGreeting();
      stopHearing();
    };
  }

  private take(events: readonly CaseEvent[]): void {
    if (this.log.add(...events)) {
      this.events.set(this.log.events);
    }

    if (this.log.hasGap) {
      void this.fill();
    }
  }

  private async fill(): Promise<void> {
    if (this.filling) {
      return;
    }

    this.filling = true;
    try {
      const missing = await this.fetchEvents(this.caseId, this.log.last);
      this.filling = false;
      this.take(missing);
    } catch {
      // The next event, or the next connection, tries again.
      this.filling = false;
    }
  }
}
