/** Two times between which the video is played again and again, seconds; null for one that is not set. */
export interface Loop {
  readonly from: number | null;
  readonly to: number | null;
}

export const noLoop: Loop = { from: null, to: null };

/** With a new beginning; an end that does not lie after it is given up. */
export const withStart = ({ to }: Loop, from: number): Loop => ({ from, to: to !== null && to > from ? to : null });

/** With a new end; a beginning that does not lie before it is given up. */
export const withEnd = ({ from }: Loop, to: number): Loop => ({ from: from !== null && from < to ? from : null, to });

/** Whether both ends are set, so that it is played. */
export const isWhole = (loop: Loop): loop is { from: number; to: number } => loop.from !== null && loop.to !== null;

/**
 * Where playback goes on that came from one shown frame to the next; null where it plays on. Who went beyond the end by
 * hand stays there: only running into it leads back.
 */
export function turnOf(loop: Loop, before: number, now: number): number | null {
  return isWhole(loop) && now >= loop.to && before >= loop.from && before < loop.to ? loop.from : null;
}
