/** The server refused, or could not be reached; the message is for people. */
export class ServerError extends Error {
  override readonly name = "ServerError";
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }

  /** From an answer that is not 2xx: problem details where there are some. */
  static from(status: number, body: unknown): ServerError {
    const problem = typeof body === "object" && body !== null ? (body as { detail?: unknown; title?: unknown }) : {};
    const words = [problem.detail, problem.title].find((word) => typeof word === "string" && word.length > 0);
    return new ServerError(status, typeof words === "string" ? words : `The server answered ${status}.`);
  }

  static unreachable(): ServerError {
    return new ServerError(0, "The server cannot be reached. Is it still running?");
  }
}

/** What to tell somebody about any failure. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : "Something went wrong.";
}
