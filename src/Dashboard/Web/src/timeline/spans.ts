/** A stretch of one phase and whose word it is, as the server's effective path has it. */
export interface TimelineSpan {
  /** Null where nothing is believed, or a person could not say. */
  readonly phase: string | null;
  readonly startSeconds: number;
  /** Exclusive. */
  readonly endSeconds: number;
  /** 0 to 1; null where it is a person's word. */
  readonly confidence: number | null;
  /** Who; null where it is the model's. */
  readonly by: string | null;
}

/** What persons have marked of one: an unbroken row of spans, and how far they have come. */
export interface PersonPath {
  readonly by: string;
  readonly spans: readonly TimelineSpan[];
  /** Where the marking ends; null where it is complete, seconds. */
  readonly markedTo: number | null;
}

/** A picture that was looked at, or was to be. */
export interface SeenFrame {
  readonly seconds: number;
  /** Why it says nothing, as a sentence; null where it was read. */
  readonly unread: string | null;
}
