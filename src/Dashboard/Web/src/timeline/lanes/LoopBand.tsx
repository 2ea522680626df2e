import { useSyncExternalStore } from "react";
import type { Player } from "../../player/Player";
import { placeOn, type Scale } from "../view/Scale";

/** What is played again and again, on the axis; a line where only one end is set. */
export function LoopBand({ player, scale, height }: { player: Player; scale: Scale; height: number }) {
  const { from, to } = useSyncExternalStore(player.loop.subscribe, player.loop.get);
  const place = from === null && to === null ? null : placeOn(scale, (from ?? to)!, (to ?? from)!);
  return (
    place && (
      <rect
        className="loop-band"
        x={place.x}
        y={height - 6}
        width={Math.max(2, place.end - place.x)}
        height="6"
        aria-hidden="true"
      />
    )
  );
}
