import type { RefObject } from "react";
import type { Actions } from "../keys/shortcuts";
import { useShortcuts } from "../keys/useShortcuts";
import type { Player } from "../player/Player";
import type { EffectiveSpan } from "../server/types";
import type { FlagMark } from "../timeline/geometry";
import { neighbour } from "../timeline/neighbour";

/** What every shortcut of the case page does; buttons use the same actions. */
export function useCaseShortcuts(
  player: Player,
  spans: readonly EffectiveSpan[],
  marks: readonly FlagMark[],
  screen: RefObject<HTMLDivElement | null>,
  toggleOverlay: () => void,
  showHelp: () => void,
): Actions {
  const jump = (times: readonly number[], direction: 1 | -1) => {
    const found = neighbour(times, player.seconds, direction);
    if (found !== null) {
      player.goTo(found);
    }
  };
  const phases = spans.map(({ startSeconds }) => startSeconds);
  const flags = marks.map(({ startSeconds }) => startSeconds);
  const actions: Actions = {
    toggle: () => player.toggle(),
    frameBack: () => player.step(-1),
    frameForward: () => player.step(1),
    back: () => player.skip(-1),
    forward: () => player.skip(1),
    farBack: () => player.skip(-10),
    farForward: () => player.skip(10),
    slower: () => player.shiftRate(-1),
    faster: () => player.shiftRate(1),
    previousPhase: () => jump(phases, -1),
    nextPhase: () => jump(phases, 1),
    previousFlag: () => jump(flags, -1),
    nextFlag: () => jump(flags, 1),
    overlay: toggleOverlay,
    fullScreen: () =>
      void (document.fullscreenElement ? document.exitFullscreen() : screen.current?.requestFullscreen()),
    help: showHelp,
  };
  useShortcuts(actions);
  return actions;
}
