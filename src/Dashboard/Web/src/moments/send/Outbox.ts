import { sendChange, type Change } from "../../server/change";
import { ServerError } from "../../server/ServerError";
import { canKeep, keep, kept } from "../../shared/keep";
import { Observable } from "../../shared/Observable";

/** A change that the server has not acknowledged yet. */
export interface Unsent {
  readonly change: Change;
  readonly caseId: string;
  /** In words, for whoever made it. */
  readonly title: string;
  /** Of the video, seconds. */
  readonly at: number;
  /** Why the server will not have it; null while it may still take it. */
  readonly refusal: string | null;
}

const place = "surgical.outbox";
const firstRetry = 1_000;
const slowestRetry = 10_000;

/**
 * Changes on their way. They are kept in this browser until the server has them on its disk, across reloads and dead
 * servers, and are sent one after another in the order in which they were made.
 */
export class Outbox {
  readonly unsent = new Observable<readonly Unsent[]>(stored());
  private readonly send: (change: Change) => Promise<unknown>;
  private isSending = false;
  private wait = firstRetry;
  private again: ReturnType<typeof setTimeout> | undefined;

  constructor(send: (change: Change) => Promise<unknown> = sendChange) {
    this.send = send;
    window.addEventListener("storage", ({ key }) => key === place && this.unsent.set(stored()));
  }

  /** Keeps a change, and sends it when its turn comes. */
  add(made: Omit<Unsent, "refusal">): void {
    this.write([...this.read(), { ...made, refusal: null }]);
    this.flush();
  }

  /** Lets go of a change that the server will not have. */
  drop(id: string): void {
    this.write(this.read().filter(({ change }) => change.id !== id));
  }

  /** Sends now what waits; one tab of this browser at a time. */
  flush(): void {
    if (this.isSending) {
      return;
    }

    clearTimeout(this.again);
    this.again = undefined;
    this.isSending = true;
    void oneAtATime(() => this.sendAll()).finally(() => {
      this.isSending = false;
      // What was added while the lock was let go of.
      if (this.again === undefined && this.first()) {
        this.flush();
      }
    });
  }

  private async sendAll(): Promise<void> {
    for (let next = this.first(); next; next = this.first()) {
      try {
        await this.send(next.change);
        this.drop(next.change.id);
        this.wait = firstRetry;
      } catch (error) {
        if (!(error instanceof ServerError) || mayPass(error.status)) {
          this.again = setTimeout(() => this.flush(), this.wait);
          this.wait = Math.min(2 * this.wait, slowestRetry);
          return;
        }

        this.refuse(next.change.id, error.message);
      }
    }
  }

  private refuse(id: string, refusal: string): void {
    this.write(this.read().map((one) => (one.change.id === id ? { ...one, refusal } : one)));
  }

  private first(): Unsent | undefined {
    return this.read().find(({ refusal }) => refusal === null);
  }

  // Another tab may have sent some meanwhile. Where storage is blocked, they live as long as the page.
  private read(): readonly Unsent[] {
    return canKeep ? stored() : this.unsent.value;
  }

  private write(all: readonly Unsent[]): void {
    keep(place, all.length === 0 ? null : JSON.stringify(all));
    this.unsent.set(all);
  }
}

/** Nobody answered, or the server or its disk cannot take it now. */
const mayPass = (status: number): boolean => status === 0 || status >= 500 || status === 408 || status === 429;

function stored(): readonly Unsent[] {
  try {
    return JSON.parse(kept(place) ?? "[]") as readonly Unsent[];
  } catch {
    // Somebody else wrote there.
    return [];
  }
}

const oneAtATime = (work: () => Promise<void>): Promise<unknown> =>
  (navigator as { locks?: LockManager | null }).locks?.request(place, work) ?? work();
