import type { LineState } from "../hub/HubLine";
import { isStopped, type Case, type CaseGap } from "../server/types";
import { lengthOf, placeWords } from "../shared/words/gaps";
import type { Readout } from "./Readout";
import { tenthClock } from "./transport/playClock";

interface Scene {
  readonly case: Case;
  /** Where the playhead stands in one. */
  readonly gap: CaseGap | null;
  /** How far the reading has come, seconds. */
  readonly until: number;
  readonly line: LineState;
  /** What belongs over the picture could not be loaded. */
  readonly isMissing: boolean;
}

/** What stands on the picture, for it does not say it itself; null for nothing. The gravest first. */
export function noteAt(readout: Readout, scene: Scene): string | null {
  const { seconds } = readout;
  if (readout.isBroken) {
    return brokenWords(readout, scene);
  }

  if (scene.gap) {
    return placeWords(scene.gap, lengthOf(scene.case));
  }

  if (!readout.hasPicture) {
    return "Loading the video…";
  }

  if (seconds > scene.until) {
    return isStopped(scene.case) ? "Not read" : "Not read yet";
  }

  return scene.isMissing ? "The overlay cannot be loaded" : null;
}

/** What stands in the place of a video that is not there. */
export function waitingWords({ state, videoFault }: Case): string {
  if (videoFault !== null) {
    return videoFault === "gone"
      ? "The video is gone from the data folder."
      : "The video was changed on the disk after it was taken in: the times of its frames no longer hold.";
  }

  switch (state) {
    case "failed":
    case "cancelled":
      return "There is no video to show.";
    case "queued":
      return "Other cases come first. The video appears when its turn comes.";
    default:
      return "The video is being prepared so that this browser can play it.";
  }
}

function brokenWords({ breaksOff, seconds }: Readout, { case: { state }, line }: Scene): string {
  if (line === "lost") {
    return "The video cannot be loaded while the server is away";
  }

  if (!breaksOff) {
    return "This browser cannot play the video";
  }

  const what = `The browser cannot play this file beyond ${tenthClock(seconds)}: it is damaged`;
  return state === "analyzing" || state === "queued" ? `${what}; a copy is made when it has been read` : what;
}
