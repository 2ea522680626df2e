import { memo, useSyncExternalStore } from "react";
import type { Player } from "../../player/Player";
import type { FlagSpan } from "../../server/types";
import { FlagSign } from "../../timeline/FlagSign";
import { clock } from "../../shared/words/words";

interface DangerSignProps {
  readonly player: Player;
  readonly flags: readonly FlagSpan[];
}

/** A line at the top of the picture, and the span, while a danger is open that nobody has settled. */
export const DangerSign = memo(function DangerSign({ player, flags }: DangerSignProps) {
  const danger = useSyncExternalStore(player.readout.subscribe, () => dangerAt(flags, player.readout.value.seconds));
  return (
    danger && (
      <div className="danger">
        <p className="chip danger-chip" title={danger.reason}>
          <svg width="12" height="12" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
            <FlagSign code={danger.code} />
          </svg>
          Safety, {clock(danger.startSeconds)} to {clock(danger.endSeconds)}
        </p>
      </div>
    )
  );
});

const dangerAt = (flags: readonly FlagSpan[], at: number): FlagSpan | undefined =>
  flags.find(
    ({ code, state, startSeconds, endSeconds }) =>
      code === "safety" && state === "open" && startSeconds <= at && at < endSeconds,
  );
