import { tip, type Actions, type ShortcutId } from "../keys/shortcuts";
import { Icon, type IconName } from "../shared/Icon";
import { preciseClock } from "../shared/words";
import { rates, type Player } from "./Player";
import { useReadout } from "./useReadout";

interface TransportBarProps {
  readonly player: Player;
  readonly duration: number | null;
  readonly actions: Actions;
  readonly showsOverlay: boolean;
}

/** The buttons under the video; each names its key. */
export function TransportBar({ player, duration, actions, showsOverlay }: TransportBarProps) {
  const { seconds, frame, isPlaying, rate } = useReadout(player);
  const button = (id: ShortcutId, icon: IconName, extra: { className?: string; "aria-pressed"?: boolean } = {}) => (
    <button type="button" aria-label={tip(id)} title={tip(id)} onClick={actions[id]} {...extra}>
      <Icon name={icon} />
    </button>
  );
  return (
    <div className="transport" role="group" aria-label="Video controls">
      {button("toggle", isPlaying ? "pause" : "play", { className: "primary" })}
      {button("frameBack", "frameBack")}
      {button("frameForward", "frameForward")}
      <span className="transport-time">
        <b>{preciseClock(seconds)}</b>
        {duration !== null && <> / {preciseClock(duration)}</>}
        {frame !== null && <span className="quiet transport-frame">frame {frame}</span>}
      </span>
      <span className="transport-gap" />
      {button("previousPhase", "previous")}
      {button("nextPhase", "next")}
      {button("nextFlag", "flag")}
      <label className="transport-rate">
        <span className="sr-only">Speed</span>
        <select value={rate} onChange={({ target }) => player.setRate(Number(target.value))}>
          {rates.map((one) => (
            <option key={one} value={one}>
              {one}×
            </option>
          ))}
        </select>
      </label>
      {button("overlay", "overlay", { "aria-pressed": showsOverlay })}
      {button("fullScreen", "fullScreen")}
      {button("help", "keyboard")}
    </div>
  );
}
