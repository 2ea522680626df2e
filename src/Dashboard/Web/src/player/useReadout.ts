import { useSyncExternalStore } from "react";
import type { Player } from "./Player";
import type { Readout } from "./Readout";

/** What is on screen, ten times a second. */
export const useReadout = (player: Player): Readout =>
  useSyncExternalStore(player.readout.subscribe, player.readout.get);
