import { memo, useSyncExternalStore } from "react";
import type { Player } from "../../player/Player";
import type { EffectiveFrame } from "../../server/types";
import { frameAt } from "../../shared/frameAt";

/** Whose the dashed line over the picture is, in words. */
export const PlaceSign = memo(function PlaceSign({ player, frames }: PlaceSignProps) {
  const place = useSyncExternalStore(
    player.readout.subscribe,
    () => frameAt(frames, player.readout.value.seconds)?.place ?? null,
  );
  return place !== null && <p className="place-sign">Model says: {place}</p>;
});

interface PlaceSignProps {
  readonly player: Player;
  readonly frames: readonly EffectiveFrame[];
}
