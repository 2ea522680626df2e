import { useSyncExternalStore } from "react";
import { tip, type Actions } from "../../keys/shortcuts";
import { stretchWords } from "../../shared/words/gaps";
import { clock } from "../../shared/words/words";
import { isWhole, type Loop } from "../loop/Loop";
import type { Player } from "../Player";

interface LoopButtonProps {
  readonly player: Player;
  readonly actions: Pick<Actions, "loopStart" | "loopEnd" | "loopClear">;
}

/** One press sets where the loop begins, the next where it ends, the third ends it. */
export function LoopButton({ player, actions }: LoopButtonProps) {
  const loop = useSyncExternalStore(player.loop.subscribe, player.loop.get);
  const next = isWhole(loop) ? "loopClear" : loop.from === null ? "loopStart" : "loopEnd";
  const words = [wordsOf(loop), tip(next)].filter((one) => one !== "").join(". ");
  return (
    <button
      type="button"
      className="transport-loop"
      aria-label={`A–B: ${words}`}
      title={words}
      aria-pressed={isWhole(loop)}
      data-set={loop.from !== null || loop.to !== null}
      onClick={() => actions[next]("")}
    >
      A–B
    </button>
  );
}

function wordsOf(loop: Loop): string {
  if (isWhole(loop)) {
    return `Loops ${stretchWords({ startSeconds: loop.from, endSeconds: loop.to })}`;
  }

  return loop.from === null ? "" : `Loop from ${clock(loop.from)}`;
}
