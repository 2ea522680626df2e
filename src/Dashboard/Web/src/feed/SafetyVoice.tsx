import { useState, useSyncExternalStore } from "react";
import type { Player } from "../player/Player";
import type { Case, FlagSpan } from "../server/types";
import { meaninglessWords } from "../shared/words/words";
import { announcement } from "./announce";

interface SafetyVoiceProps {
  readonly player: Player;
  readonly case: Case;
  readonly flags: readonly FlagSpan[];
}

/** Reads the beginning of an open danger aloud to those who use a screen reader, once; everything else is silent. */
export function SafetyVoice({ player, case: one, flags }: SafetyVoiceProps) {
  const words = useSyncExternalStore(player.readout.subscribe, () =>
    announcement(flags, player.readout.value.seconds, meaninglessWords(one)),
  );
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
