import { useEffect, useRef, useState } from "react";
import type { Player } from "../player/Player";
import type { PlacedMoment } from "../server/types";

const inAddress = (): string | null => new URLSearchParams(window.location.search).get("m");

/** The mark that is looked at; the address holds it as ?m=, so that a copied link shows the same. */
export function useChosenMoment(player: Player, moments: readonly PlacedMoment[] | undefined) {
  const [chosen, setChosen] = useState(inAddress);
  // Once, when the marks are there: later the video goes its own way.
  const sought = useRef(chosen);
  useEffect(() => {
    const found = moments?.find(({ id }) => id === sought.current);
    if (found) {
      player.goTo(found.seconds);
      sought.current = null;
    }
  }, [player, moments]);
  const choose = (moment: PlacedMoment) => {
    const next = moment.id === chosen ? null : moment.id;
    const address = new URL(window.location.href);
    if (next === null) {
      address.searchParams.delete("m");
    } else {
      address.searchParams.set("m", next);
      player.goTo(moment.seconds);
    }

    window.history.replaceState(window.history.state, "", address);
    setChosen(next);
  };
  return { chosen, choose };
}
