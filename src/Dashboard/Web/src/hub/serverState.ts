import { reach } from "../server/reach";
import { Observable } from "../shared/Observable";
import { hubLine } from "./sharedLine";

const askAgain = 3_000;

/** Since when the server is away, in milliseconds of the browser's clock; null while it answers. */
export const awaySince = new Observable<number | null>(null);

let isSilent = false;
let asking: ReturnType<typeof setInterval> | undefined;

function judge(): void {
  const isAway = isSilent || hubLine.state.value === "lost";
  awaySince.set(isAway ? (awaySince.value ?? Date.now()) : null);
  // Only a request tells that a server which did not answer is there again.
  if (isSilent && asking === undefined) {
    asking = setInterval(() => void fetch("/health").then(hear(false), () => undefined), askAgain);
  } else if (!isSilent) {
    clearInterval(asking);
    asking = undefined;
  }
}

function hear(silent: boolean): () => void {
  return () => {
    isSilent = silent;
    judge();
  };
}

reach.addEventListener("answered", hear(false));
reach.addEventListener("silent", hear(true));
hubLine.state.subscribe(judge);
