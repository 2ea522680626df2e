import type { RefObject } from "react";
import { useShortcuts } from "../keys/useShortcuts";
import type { Player } from "../player/Player";
import type { PageActions } from "../player/transport/usePlayerShortcuts";
import type { PhaseSpan } from "../server/types";
import type { FlagMark } from "../timeline/geometry";
import { neighbour } from "../timeline/neighbour";

/** What the shortcuts of the case page do beside those of the player; buttons use the same actions. */
export function useCaseShortcuts(
  player: Player,
  spans: readonly PhaseSpan[],
  marks: readonly FlagMark[],
  screen: RefObject<HTMLDivElement | null>,
  toggleOverlay: () => void,
  showHelp: () => void,
): PageActions {
  const jump = (times: readonly number[], direction: 1 | -1) => {
    const found = neighbour(times, player.seconds, direction);
    if (found !== null) {
      player.goTo(found);
    }
  };
  const phases = spans.map(({ startSeconds }) => startSeconds);
  const flags = marks.map(({ startSeconds }) => startSeconds);
  const actions: PageActions = {
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
