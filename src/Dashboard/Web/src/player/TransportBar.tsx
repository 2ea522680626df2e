import { useState } from "react";
import { handsFocusBack } from "../keys/handBack";
import { tip } from "../keys/shortcuts";
import { Icon, type IconName } from "../shared/parts/Icon";
import type { Player } from "./Player";
import { LoopButton } from "./transport/LoopButton";
import { RateList } from "./transport/RateList";
import { TransportTime } from "./transport/TransportTime";
import { usePlayerShortcuts, type PageActions } from "./transport/usePlayerShortcuts";
import { useReadout } from "./useReadout";
import "./transport/transport.css";

interface TransportBarProps {
  readonly player: Player;
  readonly duration: number | null;
  /** What the page does; the player's own keys and buttons are the transport's. */
  readonly actions: PageActions;
  readonly showsOverlay: boolean;
}

/** The buttons under the video; each names its key. */
export function TransportBar({ player, duration, actions, showsOverlay }: TransportBarProps) {
  const { isPlaying } = useReadout(player);
  const [asks, setAsks] = useState(false);
  const own = usePlayerShortcuts(player, duration, () => setAsks(true));
  const all = { ...actions, ...own };
  const button = (id: keyof typeof all, icon: IconName, extra: ButtonLook = {}) => (
    <button type="button" aria-label={tip(id)} title={tip(id)} onClick={() => all[id]("")} {...extra}>
      <Icon name={icon} />
    </button>
  );
  return (
    <div className="transport" role="group" aria-label="Video controls" {...handsFocusBack}>
      {button("toggle", isPlaying ? "pause" : "play", { className: "primary" })}
      {button("frameBack", "frameBack")}
      {button("frameForward", "frameForward")}
      <TransportTime player={player} duration={duration} asks={asks} setAsks={setAsks} />
      <span className="transport-gap" />
      {button("previousPhase", "previous")}
      <span className="transport-word" aria-hidden="true">
        phase
      </span>
      {button("nextPhase", "next")}
      {button("nextFlag", "flag")}
      <LoopButton player={player} actions={own} />
      <RateList player={player} />
      {button("overlay", "overlay", { "aria-pressed": showsOverlay })}
      {button("fullScreen", "fullScreen")}
      {button("help", "keyboard")}
    </div>
  );
}

interface ButtonLook {
  readonly className?: string;
  readonly "aria-pressed"?: boolean;
}
