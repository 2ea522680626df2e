import { useState } from "react";
import type { Guidance } from "../server/types";
import { announcement } from "./announce";

/** Reads dangers aloud to those who use a screen reader; everything else in the feed stays silent. */
export function SafetyVoice({ guidance, current }: { guidance: readonly Guidance[]; current: number }) {
  const words = announcement(guidance, current);
  const [spoken, speak] = useState("");
  if (words !== "" && words !== spoken) {
    speak(words);
  }

  return (
    <p className="sr-only" role="status">
      {spoken}
    </p>
  );
}
