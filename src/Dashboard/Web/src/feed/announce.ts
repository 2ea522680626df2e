import type { FlagSpan } from "../server/types";
import { clock } from "../shared/words/words";

/**
 * What a screen reader is told at a time: an open danger in whose span it lies, and nothing else.
 * @param caution that it means nothing; null where it may
 */
export function announcement(flags: readonly FlagSpan[], seconds: number, caution: string | null = null): string {
  const danger = flags.find(
    ({ code, state, startSeconds, endSeconds }) =>
      code === "safety" && state === "open" && startSeconds <= seconds && seconds < endSeconds,
  );
  if (!danger) {
    return "";
  }

  const said = `Safety at ${clock(danger.seconds)}: ${danger.reason}`;
  return caution === null ? said : `${caution} ${said}`;
}
