import { useEffect } from "react";
import type { Player } from "./Player";

// Browsers refuse more than some 200 changes of the address in half a minute.
const leastPause = 1_000;

/** Starts at the address's ?t= and keeps it at the shown frame, so that a reload or a copied link shows the same. */
export function useAddressTime(player: Player, hasVideo: boolean): void {
  useEffect(() => {
    if (!hasVideo) {
      return undefined;
    }

    const start = Number(new URLSearchParams(window.location.search).get("t"));
    if (Number.isFinite(start) && start > 0) {
      player.goTo(start);
    }

    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = () => {
      timer = undefined;
      if (player.moves.value === 0) {
        return;
      }

      const address = new URL(window.location.href);
      address.searchParams.set("t", player.seconds.toFixed(2));
      window.history.replaceState(window.history.state, "", address);
    };
    const stop = player.readout.subscribe(() => {
      timer ??= setTimeout(write, leastPause);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [player, hasVideo]);
}
