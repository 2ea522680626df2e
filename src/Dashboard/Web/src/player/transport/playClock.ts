import { clock } from "../../shared/words/words";

/** "0:51.3": to the tenth, for a video that stands. */
export function tenthClock(seconds: number): string {
  // A frame that begins at 0.2 can come as 0.199999.
  const tenths = Math.floor(Math.max(0, seconds) * 10 + 1e-3);
  return `${clock(Math.floor(tenths / 10))}.${tenths % 10}`;
}

/** The one clock of player and timeline: tenths only while the video stands, for then they can be read. */
export const playClock = (seconds: number, isPlaying: boolean): string =>
  isPlaying ? clock(seconds) : tenthClock(seconds);
