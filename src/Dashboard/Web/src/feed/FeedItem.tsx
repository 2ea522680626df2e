import { memo } from "react";
import { pictureUrl } from "../server/client";
import type { Case } from "../server/types";
import { claimOf } from "../shared/words/claim";
import { Meaningless } from "../shared/parts/Meaningless";
import { PhaseName } from "../shared/parts/PhaseName";
import { SettledFlags } from "../shared/parts/SettledFlags";
import { Warrant } from "../shared/parts/Warrant";
import { clock, percent } from "../shared/words/words";
import { suretyOf } from "../shared/words/surety";
import type { Joined } from "./joined";
import { Unfold } from "./Unfold";
import { Warrants } from "./Warrants";

interface FeedItemProps {
  readonly case: Case;
  readonly joined: Joined;
  readonly isCurrent: boolean;
  /** Shows a time of the video. */
  readonly show: (seconds: number) => void;
}

/** What holds of neighbouring key frames, on whose word, and what it rests on. Model text is text, never markup. */
export const FeedItem = memo(function FeedItem({ case: one, joined, isCurrent, show }: FeedItemProps) {
  const { item, frame, untilSeconds, count } = joined;
  const { keyFrame, picture, correction } = item;
  const { warrant, by, advice, reason, struck } = claimOf(frame, keyFrame);
  const isDanger = frame.flags.some(({ code, state }) => code === "safety" && state === "open");
  const when = count > 1 ? `${clock(keyFrame.seconds)} to ${clock(untilSeconds)}` : clock(keyFrame.seconds);
  return (
    <article className="item" aria-current={isCurrent ? "true" : undefined} data-safety={isDanger}>
      <button
        type="button"
        className="item-frame"
        onClick={() => show(keyFrame.seconds)}
        aria-label={`Show ${when} in the video`}
      >
        {picture && <img src={pictureUrl(one.id, picture)} alt="" loading="lazy" width="84" height="63" />}
        <span className="item-time">{when}</span>
      </button>
      <div className="item-body">
        <p className="item-phase">
          <PhaseName phase={frame.phase} />
          {frame.phaseBy !== null ? (
            <Warrant kind="human" by={frame.phaseBy} />
          ) : (
            frame.phase !== null && (
              <span className="quiet" title={`Confidence ${percent(keyFrame.confidence)}`}>
                {suretyOf(keyFrame.confidence)}
              </span>
            )
          )}
          {count > 1 && <span className="quiet">{count} times the same</span>}
        </p>
        {(advice !== null || frame.phase !== null) && <Meaningless case={one} isSilent />}
        {advice !== null && (
          <p className="item-answer">
            {warrant === "human" && <Warrant kind="human" by={by} />} {advice}
          </p>
        )}
        {reason !== null && (
          <p className="item-unread">
            {warrant !== "none" && <Warrant kind={warrant} by={by} />} {reason}
          </p>
        )}
        {correction?.comment && <p className="item-comment">“{correction.comment}”</p>}
        {struck !== null && struck !== advice && (
          <p className="struck">
            <span className="sr-only">The model had said: </span>
            <del>{struck}</del>
          </p>
        )}
        {frame.flags.length > 0 && (
          <p className="item-flags">
            <SettledFlags flags={frame.flags} />
          </p>
        )}
        <div className="item-more">
          {keyFrame.thinking !== null && (
            <Unfold title="Thinking">
              <p className="thinking">{keyFrame.thinking}</p>
            </Unfold>
          )}
          {keyFrame.statements.length > 0 && (
            <Unfold title={`Evidence (${keyFrame.statements.length})`}>
              <Warrants statements={keyFrame.statements} />
            </Unfold>
          )}
        </div>
      </div>
    </article>
  );
});
