import type { LineState } from "../hub/HubLine";
import type { Case } from "../server/types";

/** Why the feed of a case shows nothing. */
export function emptyWords({ state, keyFrameCount }: Pick<Case, "state" | "keyFrameCount">, line: LineState): string {
  if (keyFrameCount > 0) {
    return line === "lost" ? "What was read cannot be loaded while the server is away." : "Loading what was read…";
  }

  switch (state) {
    case "complete":
      return "No key frame was found in this video.";
    case "failed":
    case "cancelled":
      return "Nothing was read.";
    case "analyzing":
      return line === "lost"
        ? "No key frame was known when the connection was lost."
        : "The first key frame is being read…";
    default:
      return "Guidance appears here as soon as the first key frame is read.";
  }
}
