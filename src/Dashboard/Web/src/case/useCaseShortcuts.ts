import { useShortcuts } from "../keys/useShortcuts";
import type { Marking } from "../moments/useMarking";
import type { Player } from "../player/Player";
import type { PageActions } from "../player/transport/usePlayerShortcuts";
import type { EffectiveSpan, PlacedMoment } from "../server/types";
import { neighbour } from "../timeline/neighbour";

interface Page {
  readonly toggleOverlay: () => void;
  readonly showHelp: () => void;
}

/** What the shortcuts of the case page do beside those of the player; buttons use the same actions. */
export function useCaseShortcuts(
  player: Player,
  spans: readonly EffectiveSpan[],
  moments: readonly PlacedMoment[],
  marking: Marking,
  { toggleOverlay, showHelp }: Page,
): PageActions {
  const jump = (times: readonly number[], direction: 1 | -1) => {
    const found = neighbour(times, player.seconds, direction);
    if (found !== null) {
      player.goTo(found);
    }
  };
  const phases = spans.map(({ startSeconds }) => startSeconds);
  // What nobody has settled, whoever set it.
  const open = moments
    .filter(({ state, kind }) => state === "open" && (kind === "flag" || kind === "question"))
    .map(({ seconds }) => seconds);
  const actions = {
    previousPhase: () => jump(phases, -1),
    nextPhase: () => jump(phases, 1),
    previousFlag: () => jump(open, -1),
    nextFlag: () => jump(open, 1),
    overlay: toggleOverlay,
    fullScreen: () =>
      void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
    help: showHelp,
  };
  useShortcuts({
    ...actions,
    bookmark: marking.bookmark,
    comment: marking.comment,
    dispute: () => marking.dispute(null),
    undo: marking.undo,
  });
  return actions;
}
