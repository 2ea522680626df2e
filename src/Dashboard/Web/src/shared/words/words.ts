import { phaseLook } from "./phases";
import type { Case, CaseState, EffectiveFlag, FrameCorrection, KeyFrame } from "../../server/types";

/** "1:05", "1:02:05"; hours only where there are some. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds + 1e-6));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const tail = String(rest).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${tail}` : `${minutes}:${tail}`;
}

/** "0:05.04": to the hundredth, as one frame needs it. */
export function preciseClock(seconds: number): string {
  const hundredths = Math.floor(Math.max(0, seconds) * 100 + 1e-4);
  return `${clock(Math.floor(hundredths / 100))}.${String(hundredths % 100).padStart(2, "0")}`;
}

/** "about 2 min", for waits and lengths where seconds do not matter. */
export function roughly(seconds: number): string {
  if (seconds < 10) {
    return "a few seconds";
  }

  return seconds < 90 ? `about ${Math.round(seconds / 5) * 5} s` : `about ${Math.round(seconds / 60)} min`;
}

/** "Seen 79 %"; never 100 where something was not seen. */
export const seenWords = (share: number): string => `Seen ${percent(share > 0.99 && share < 1 ? 0.99 : share)}`;

/** What that share is of. */
export const seenMeaning = "the share of the recording in which a picture was there, could be judged and was answered";

export const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** "3 flags", "1 flag". */
export const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? "" : "s"}`;

export const stateWords: Record<CaseState, string> = {
  queued: "Waiting",
  preparing: "Preparing video",
  analyzing: "Reading",
  complete: "Complete",
  failed: "Failed",
  cancelled: "Cancelled",
};

export const flagWords: Record<string, string> = {
  safety: "Safety",
  "low-confidence": "Low confidence",
  "unusual-order": "Unusual order",
  "slow-pace": "Slow pace",
  unreadable: "Unreadable reply",
  unjudgeable: "Cannot be judged",
};

export const flagStateWords: Record<EffectiveFlag["state"], string> = {
  open: "open",
  confirmed: "confirmed",
  dismissed: "dismissed",
};

export const kindWords: Record<string, string> = {
  measured: "Measured",
  "model-said": "Model said",
  contradicted: "Contradicted",
  refused: "Refused",
};

const reasonWords: Record<string, string> = {
  "no-answer": "the reply has no final answer",
  "cut-off": "the reply was cut off",
  ambiguous: "the reply gives two different answers",
  "too-dark": "the picture is too dark",
  "too-bright": "the picture is too bright",
  frozen: "the picture is frozen",
  "no-picture": "there is no picture",
  blurred: "the picture is blurred beyond judging",
  damaged: "the file is damaged here, and the picture is not whole",
  "not-an-eye": "the picture does not show an eye",
};

/** Why a key frame has no answer, as a sentence; null when it has one. */
export function unreadWords({ status, reason }: KeyFrame): string | null {
  const why = reason === null ? "" : `: ${reasonWords[reason] ?? reason}`;
  switch (status) {
    case "read":
      return null;
    case "erased":
      return "What was read here was erased.";
    case "not-asked":
      return `Not shown to the model${why}.`;
    case "timed-out":
      return `The model did not answer in time${why}.`;
    default:
      return `The reply could not be read${why}.`;
  }
}

/** That what a model says of a case means nothing, as it knows other pictures; null where it may mean something. */
export function meaninglessWords({ model, isSample }: Pick<Case, "model" | "isSample">): string | null {
  // What stands behind a colon says why.
  const knows = model?.knowsOnly?.split(":")[0];
  return knows && !isSample ? `Means nothing on real footage: the model knows ${knows}.` : null;
}

/** "Corrected by Dr A: Viscoelastic". */
export function correctionWords({ verdict, by, phase }: FrameCorrection): string {
  const name = phase === "unjudgeable" ? "Cannot be judged" : phaseLook(phase).name;
  return `${verdict === "confirmed" ? "Confirmed" : "Corrected"} by ${by}: ${name}`;
}
