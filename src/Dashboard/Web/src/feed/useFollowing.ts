import { useEffect, useLayoutEffect, useReducer, useRef, type RefObject } from "react";
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
  const follower = useRef<FeedFollower>(null);
  follower.current ??= new FeedFollower(isReading);
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);

  useEffect(() => {
    const box = list.current!;
    const listening = new AbortController();
    const away = (event: Event) => {
      const isScroll =
        event instanceof KeyboardEvent
          ? scrollKeys.has(event.key)
          : event.type !== "pointerdown" || event.target === box;
      if (isScroll && follower.current!.isFollowing) {
        follower.current!.scrolledAway();
        redraw();
      }
    };
    for (const gesture of ["wheel", "touchmove", "keydown", "pointerdown"]) {
      box.addEventListener(gesture, away, { signal: listening.signal, passive: true });
    }

    const stop = player.moves.subscribe(() => {
      follower.current!.videoMoved();
      redraw();
    });
    return () => {
      listening.abort();
      stop();
    };
  }, [list, player]);

  const target = follower.current.target(count, current);
  const { follows, isFollowing } = follower.current;
  useLayoutEffect(() => {
    const box = list.current!;
    const item = target === null ? null : (box.children[target] as HTMLElement | undefined);
    if (item) {
      box.scrollTop = item.offsetTop - box.clientHeight * restingPlace;
    }
  }, [list, target, isFollowing]);

  const jump = () => {
    follower.current!.jumpToNow();
    redraw();
  };
  return { follows, isFollowing, jump };
}
