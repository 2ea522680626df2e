import type { Guidance } from "../server/types";
import { clock } from "../shared/words";

const safetyOf = ({ keyFrame }: Guidance) => keyFrame.flags.find(({ code }) => code === "safety");

/**
 * What a screen reader is told about a key frame: the beginning of a danger, and nothing else.
 * @param caution that it means nothing; null where it may
 */
export function announcement(guidance: readonly Guidance[], index: number, caution: string | null = null): string {
  const [before, now] = [guidance[index - 1], guidance[index]];
  const safety = now && safetyOf(now);
  if (!safety || (before && safetyOf(before))) {
    return "";
  }

  const said = `Safety at ${clock(now.keyFrame.seconds)}: ${now.keyFrame.answer ?? safety.reason}`;
  return caution === null ? said : `${caution} ${said}`;
}
