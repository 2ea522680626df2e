import { useEffect, useLayoutEffect, useReducer, useState, type RefObject } from "react";
import type { Player } from "../player/Player";
import { FeedFollower } from "./FeedFollower";

const scrollKeys = new Set(["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown"]);

// How far from the top the followed item stands, as a share of the list.
const restingPlace = 0.25;

/** Scrolls the feed after what it follows, until somebody scrolls it by hand. */
export function useFollowing(
  list: RefObject<HTMLDivElement | null>,
  player: Player,
  isReading: boolean,
  count: number,
  current: number,
) {
  const [follower] = useState(() => new FeedFollower(isReading));
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);

  useEffect(() => {
    const box = list.current!;
    const listening = new AbortController();
    const away = (event: Event) => {
      const isScroll =
        event instanceof KeyboardEvent
          ? scrollKeys.has(event.key)
          : event.type !== "pointerdown" || event.target === box;
      if (isScroll && follower.isFollowing) {
        follower.scrolledAway();
        redraw();
      }
    };
    for (const gesture of ["wheel", "touchmove", "keydown", "pointerdown"]) {
      box.addEventListener(gesture, away, { signal: listening.signal, passive: true });
    }

    const stop = player.moves.subscribe(() => {
      follower.videoMoved();
      redraw();
    });
    return () => {
      listening.abort();
      stop();
    };
  }, [list, player, follower]);

  const target = follower.target(count, current);
  const { follows, isFollowing } = follower;
  useLayoutEffect(() => {
    const box = list.current!;
    const item = target === null ? null : (box.children[target] as HTMLElement | undefined);
    if (item) {
      box.scrollTo({ top: item.offsetTop - box.clientHeight * restingPlace });
    }
  }, [list, target, isFollowing]);

  const jump = () => {
    follower.jumpToNow();
    redraw();
  };
  return { follows, isFollowing, jump };
}
