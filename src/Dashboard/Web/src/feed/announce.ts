import type { Guidance } from "../server/types";
import { clock } from "../shared/words";

const safetyOf = ({ keyFrame }: Guidance) => keyFrame.flags.find(({ code }) => code === "safety");

/** What a screen reader is told about a key frame: the beginning of a danger, and nothing else. */
export function announcement(guidance: readonly Guidance[], index: number): string {
  const [before, now] = [guidance[index - 1], guidance[index]];
  const safety = now && safetyOf(now);
  if (!safety || (before && safetyOf(before))) {
    return "";
  }

  return `Safety at ${clock(now.keyFrame.seconds)}: ${now.keyFrame.answer ?? safety.reason}`;
}
