import { sayAnswered, saySilent } from "./reach";
import { ServerError } from "./ServerError";
import type { CaseEvent } from "./types";

/** Something that a person writes about a case, as the server takes it. */
export interface Change {
  /** What this browser calls it: sent again under it, it is made once. */
  readonly id: string;
  readonly method: "POST" | "PUT";
  /** Behind /api/cases/. */
  readonly path: string;
  /** Number of what its author has seen of the same; 0 for nothing, null where that does not matter. */
  readonly replaces: number | null;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Another one counts by now than its author had seen. */
export class Overtaken extends ServerError {
  /** What counts; null for nothing. */
  readonly counts: CaseEvent | null;

  constructor(message: string, counts: CaseEvent | null) {
    super(409, message);
    this.counts = counts;
  }
}

/**
 * Sends a change; when this returns, it is on the server's disk, as the event that it gives back.
 * @throws {Overtaken} where another one counts by now
 * @throws {ServerError} where it was refused, or nobody answered
 */
export async function sendChange({ id, method, path, replaces, body }: Change): Promise<CaseEvent> {
  const query = new URLSearchParams({ change: id, ...(replaces === null ? {} : { replaces: String(replaces) }) });
  const answer = await fetch(`/api/cases/${path}?${query}`, {
    method,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => {
    saySilent();
    throw ServerError.unreachable();
  });
  sayAnswered();
  if (!answer.ok) {
    const problem = (await answer.json().catch(() => null)) as Record<string, unknown> | null;
    const error = ServerError.from(answer.status, problem);
    throw answer.status === 409 ? new Overtaken(error.message, (problem?.counts ?? null) as CaseEvent | null) : error;
  }

  return (await answer.json()) as CaseEvent;
}
