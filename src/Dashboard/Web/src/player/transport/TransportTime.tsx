import { tip } from "../../keys/shortcuts";
import { clock } from "../../shared/words/words";
import type { Player } from "../Player";
import { useReadout } from "../useReadout";
import { GoToField } from "./GoToField";
import { playClock, tenthClock } from "./playClock";

interface TransportTimeProps {
  readonly player: Player;
  readonly duration: number | null;
  /** Somebody wants to say where to go. */
  readonly asks: boolean;
  readonly setAsks: (asks: boolean) => void;
}

/** Where the video stands; a press asks where to go. */
export function TransportTime({ player, duration, asks, setAsks }: TransportTimeProps) {
  const { seconds, frame, isPlaying } = useReadout(player);
  return (
    <>
      {asks && <GoToField player={player} duration={duration} close={() => setAsks(false)} />}
      <button type="button" className="transport-time" title={tip("goTo")} hidden={asks} onClick={() => setAsks(true)}>
        <b data-seconds={seconds.toFixed(2)} style={{ minWidth: `${tenthClock(duration ?? 0).length}ch` }}>
          {playClock(seconds, isPlaying)}
        </b>
        {duration !== null && <span className="transport-length"> / {clock(duration)}</span>}
      </button>
      {frame !== null && !asks && <span className="quiet transport-frame">frame {frame}</span>}
    </>
  );
}
