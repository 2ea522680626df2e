import { useEffect, useState, useSyncExternalStore } from "react";
import { awaySince } from "../hub/serverState";
import { useLine } from "../hub/useLive";
import { clock } from "../shared/words/words";

/** Whether the server answers, and since when it does not. */
export function ServerState() {
  const line = useLine();
  const since = useSyncExternalStore(awaySince.subscribe, awaySince.get);
  return (
    <p className="server-state" data-away={since !== null} role="status">
      {since !== null ? <Away key={since} since={since} /> : line === "connecting" ? "Connecting" : "Server ok"}
    </p>
  );
}

function Away({ since }: { since: number }) {
  const [seconds, count] = useState(0);
  useEffect(() => {
    const ticking = setInterval(() => count((Date.now() - since) / 1000), 1_000);
    return () => clearInterval(ticking);
  }, [since]);
  return (
    <>
      Server away<span className="sr-only">, trying again</span>
      <span aria-hidden="true"> since {clock(seconds)}</span>
    </>
  );
}
