import type { EffectiveFrame, KeyFrame } from "../server/types";
import { claimOf } from "../shared/words/claim";
import { SettledFlags } from "../shared/parts/SettledFlags";
import { stretchWords } from "../shared/words/gaps";
import { Warrant } from "../shared/parts/Warrant";

interface ClaimCardProps {
  readonly frame: EffectiveFrame;
  readonly said: KeyFrame;
  /** What the person who corrected it added. */
  readonly comment: string | null;
}

/** The advice that may be shown, on whose word and for how long; or why there is none. */
export function ClaimCard({ frame, said, comment }: ClaimCardProps) {
  const { warrant, by, advice, reason, struck } = claimOf(frame, said);
  return (
    <div className="claim-card">
      <p className="claim-head">
        {warrant !== "none" && <Warrant kind={warrant} by={by} />}
        <SettledFlags flags={frame.flags} />
      </p>
      {advice !== null && <p className="claim">{advice}</p>}
      {reason !== null && <p className="claim-reason">{reason}</p>}
      {comment !== null && <p className="claim-reason">“{comment}”</p>}
      {struck !== null && struck !== advice && (
        <p className="struck">
          <span className="sr-only">The model had said: </span>
          <del>{struck}</del>
        </p>
      )}
      {advice !== null && <p className="claim-span quiet">Holds from {words(frame)}</p>}
      {advice !== null && warrant === "model-said" && said.thinking !== null && (
        <p className="claim-why" title={said.thinking}>
          Why: “{said.thinking}”
        </p>
      )}
    </div>
  );
}

const words = ({ fromSeconds, untilSeconds }: EffectiveFrame): string =>
  stretchWords({ startSeconds: fromSeconds, endSeconds: untilSeconds });
