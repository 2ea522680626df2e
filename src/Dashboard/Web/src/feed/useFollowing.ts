import { useEffect, useLayoutEffect, useReducer, useState, type RefObject } from "react";
import type { Player } from "../player/Player";
import { FeedFollower } from "./FeedFollower";

const scrollKeys = new Set(["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown"]);

/** Scrolls the feed after what it follows, until somebody scrolls it by hand. */
export function useFollowing(
  list: RefObject<HTMLDivElement | null>,
  player: Player,
  isReading: boolean,
  count: number,
  current: number,
  bring: (index: number) => void,
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
          : event.type !== "pointerdown" || event.target === box || event.target === box.firstElementChild;
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
    if (target !== null) {
      bring(target);
    }
  }, [bring, target, isFollowing]);

  const jump = () => {
    follower.jumpToNow();
    redraw();
  };
  return { follows, isFollowing, jump };
}
