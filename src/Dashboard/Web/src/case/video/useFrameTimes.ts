import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { FrameTimes } from "../../player/FrameTimes";
import type { Player } from "../../player/Player";
import { frameTable } from "../../server/client";
import type { Case } from "../../server/types";
import { gapsOf } from "../../shared/words/gaps";

/** Gives the player the times of the frames; gives back by which matrix their colours were analysed. */
export function useFrameTimes(player: Player, one: Case, hasVideo: boolean): string | null {
  const playsCopy = one.playsCopy === true;
  const gaps = gapsOf(one);
  const { data: frames } = useQuery({
    queryKey: ["frames", one.id, playsCopy],
    queryFn: () => frameTable(one.id, playsCopy),
    enabled: hasVideo,
    staleTime: Infinity,
  });
  useEffect(() => {
    if (frames) {
      player.useTimes(new FrameTimes(frames.seconds, gaps));
    }
  }, [player, frames, gaps]);
  return frames?.colourMatrix ?? null;
}
