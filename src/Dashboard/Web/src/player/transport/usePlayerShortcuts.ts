import type { Actions } from "../../keys/shortcuts";
import { useShortcuts } from "../../keys/useShortcuts";
import { noLoop, withEnd, withStart } from "../loop/Loop";
import type { Player } from "../Player";

/** What a page with a video does itself when a control of the transport is pressed. */
export type PageActions = Pick<
  Actions,
  "previousPhase" | "nextPhase" | "previousFlag" | "nextFlag" | "overlay" | "fullScreen" | "help"
>;

/** What the player's own shortcuts do; the buttons of the transport use the same actions. */
export function usePlayerShortcuts(player: Player, duration: number | null, askWhere: () => void) {
  const actions = {
    toggle: () => player.toggle(),
    frameBack: () => player.step(-1),
    frameForward: () => player.step(1),
    back: () => player.skip(-1),
    forward: () => player.skip(1),
    farBack: () => player.skip(-10),
    farForward: () => player.skip(10),
    slower: () => player.shiftRate(-1),
    faster: () => player.shiftRate(1),
    loopStart: () => player.loop.set(withStart(player.loop.value, player.seconds)),
    loopEnd: () => player.loop.set(withEnd(player.loop.value, player.seconds)),
    loopClear: () => player.loop.set(noLoop),
    goTo: askWhere,
    tenth: (key: string) => duration !== null && player.goTo((duration * Number(key)) / 10),
  } satisfies Partial<Actions>;
  useShortcuts(actions);
  return actions;
}
