import { useState } from "react";
import type { Case, Guidance } from "../server/types";
import { meaninglessWords } from "../shared/words";
import { announcement } from "./announce";

interface SafetyVoiceProps {
  readonly case: Case;
  readonly guidance: readonly Guidance[];
  readonly current: number;
}

/** Reads dangers aloud to those who use a screen reader; everything else in the feed stays silent. */
export function SafetyVoice({ case: one, guidance, current }: SafetyVoiceProps) {
  const words = announcement(guidance, current, meaninglessWords(one));
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
