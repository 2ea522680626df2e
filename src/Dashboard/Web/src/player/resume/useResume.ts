import { useEffect } from "react";
import { lengthOf } from "../../shared/words/gaps";
import type { Case } from "../../server/types";
import type { Player } from "../Player";
import { keepPosition, positionOf } from "./positions";

const pause = 2_000;

/** Goes on where the case was left in this browser, unless its address says where to begin. */
export function useResume(player: Player, one: Case, hasVideo: boolean): void {
  const { id } = one;
  const duration = lengthOf(one);
  useEffect(() => {
    const position = positionOf(id);
    if (hasVideo && position !== null && player.moves.value === 0 && !saysWhere(window.location.search)) {
      player.goTo(position);
    }
  }, [player, id, hasVideo]);
  useEffect(() => {
    if (!hasVideo) {
      return undefined;
    }

    const write = () => player.moves.value > 0 && keepPosition(id, player.seconds, duration);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = player.readout.subscribe(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        write();
      }, pause);
    });
    window.addEventListener("pagehide", write);
    return () => {
      stop();
      clearTimeout(timer);
      write();
      window.removeEventListener("pagehide", write);
    };
  }, [player, id, duration, hasVideo]);
}

const saysWhere = (search: string): boolean => new URLSearchParams(search).has("t");
