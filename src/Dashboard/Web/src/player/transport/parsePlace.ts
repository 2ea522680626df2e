import { clock } from "../../shared/words/words";

/** Where somebody wants to go, or why that is nowhere. */
export type Place =
  | { readonly kind: "time"; readonly seconds: number }
  | { readonly kind: "frame"; readonly frame: number }
  | { readonly kind: "wrong"; readonly words: string };

// "63", "1:03", "1:02:03", each with or without parts of a second behind a point or comma.
const time = /^(?:(?:(\d+):)?(\d+):)?(\d+(?:[.,]\d*)?)$/;
const frameNumber = /^f\s*(\d+)$/i;

/**
 * Reads what was typed for a place in the video.
 * @param duration how long it is, seconds; null while that is not known
 * @param frames how many frames it has; null while that is not known
 */
export function parsePlace(text: string, duration: number | null, frames: number | null): Place {
  const typed = text.trim();
  const frame = frameNumber.exec(typed)?.[1];
  if (frame !== undefined) {
    return frameOf(Number(frame), frames);
  }

  const seconds = secondsOf(typed);
  if (seconds === null) {
    return wrong(`Expected a time as 63, 1:03 or 1:03.2, or a frame as f1575; got “${typed}”.`);
  }

  return duration !== null && seconds > duration
    ? wrong(`The video ends at ${clock(duration)}; got ${clock(seconds)}.`)
    : { kind: "time", seconds };
}

function secondsOf(typed: string): number | null {
  const [, hours, minutes, rest] = time.exec(typed) ?? [];
  const seconds = Number(rest?.replace(",", ".") ?? NaN);
  const isWhole = (minutes === undefined || seconds < 60) && (hours === undefined || Number(minutes) < 60);
  return Number.isFinite(seconds) && isWhole ? Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + seconds : null;
}

function frameOf(frame: number, frames: number | null): Place {
  if (frames === null) {
    return wrong("The frames of the video are not known yet.");
  }

  return frame < frames ? { kind: "frame", frame } : wrong(`The last frame is f${frames - 1}; got f${frame}.`);
}

const wrong = (words: string): Place => ({ kind: "wrong", words });
