import { shortcutOf } from "../../keys/shortcuts";
import { paceWords } from "../pace/paceWords";
import type { Player } from "../Player";
import { rates } from "../pace/rates";
import { useReadout } from "../useReadout";

/** The speeds, and what playback cannot keep up with. */
export function RateList({ player }: { player: Player }) {
  const { rate, pace, isPlaying } = useReadout(player);
  const words = isPlaying ? paceWords(rate, pace) : null;
  return (
    <>
      <span className="transport-pace" title={words === null ? undefined : `At ${rate}× playback ${words}`}>
        {words}
      </span>
      <label className="transport-rate" title={`Speed (${shortcutOf("slower").shown}, ${shortcutOf("faster").shown})`}>
        <span className="sr-only">Speed</span>
        <select value={rate} onChange={({ target }) => player.setRate(Number(target.value))}>
          {rates.map((one) => (
            <option key={one} value={one}>
              {one}×
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
