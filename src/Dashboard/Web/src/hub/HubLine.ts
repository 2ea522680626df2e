import type { HubConnection } from "@microsoft/signalr";
import { Observable } from "../shared/Observable";

export type LineState = "connecting" | "connected" | "lost";

const firstRetry = 500;
const slowestRetry = 5_000;

/** The one connection to the hub. It never gives up: a server that comes back is found again. */
export class HubLine {
  readonly state = new Observable<LineState>("connecting");
  private readonly greetings = new Set<() => void>();
  private readonly connection: HubConnection;
  private started = false;

  constructor(connection: HubConnection) {
    this.connection = connection;
    connection.onclose(() => void this.connect("lost"));
  }

  /** Calls back now if connected, and after every new connection; the returned function ends that. */
  greet(greeting: () => void): () => void {
    this.greetings.add(greeting);
    if (!this.started) {
      this.started = true;
      void this.connect("connecting");
    } else if (this.state.value === "connected") {
      greeting();
    }

    return () => this.greetings.delete(greeting);
  }

  /** Hears what the server says until the returned function is called. */
  hear(message: string, listener: (...words: never[]) => void): () => void {
    const heard = listener as (...words: unknown[]) => void;
    this.connection.on(message, heard);
    return () => this.connection.off(message, heard);
  }

  /** Tells the server something; what cannot be sent is said again by the greeting of the next connection. */
  say(message: string, ...words: unknown[]): void {
    this.connection.invoke(message, ...words).catch(() => undefined);
  }

  private async connect(meanwhile: LineState): Promise<void> {
    this.state.set(meanwhile);
    for (let wait = firstRetry; ; wait = Math.min(2 * wait, slowestRetry)) {
      try {
        await this.connection.start();
        this.state.set("connected");
        this.greetings.forEach((greeting) => greeting());
        return;
      } catch {
        this.state.set("lost");
        await new Promise((resume) => setTimeout(resume, wait));
      }
    }
  }
}
