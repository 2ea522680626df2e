import { memo } from "react";
import { pictureUrl } from "../server/client";
import type { Case, Guidance } from "../server/types";
import { Meaningless } from "../shared/Meaningless";
import { PhaseName } from "../shared/PhaseName";
import { clock, meaninglessWords, percent, unreadWords } from "../shared/words";
import { CorrectionNote } from "./CorrectionNote";
import { FlagNote } from "./FlagNote";
import { Unfold } from "./Unfold";
import { Warrants } from "./Warrants";

interface FeedItemProps {
  readonly case: Case;
  readonly item: Guidance;
  readonly isCurrent: boolean;
  /** Shows a time of the video. */
  readonly show: (seconds: number) => void;
}

// What an event said never changes, but that it is erased; a correction comes as another event.
function isSame(before: FeedItemProps, now: FeedItemProps): boolean {
  return (
    before.item.number === now.item.number &&
    before.item.keyFrame.status === now.item.keyFrame.status &&
    meaninglessWords(before.case) === meaninglessWords(now.case) &&
    before.isCurrent === now.isCurrent &&
    before.item.correction === now.item.correction
  );
}

/** One key frame: what it shows, what was said about it, and what that rests on. Model text is text, never markup. */
export const FeedItem = memo(function FeedItem({
  case: one,
  item: { keyFrame, picture, correction },
  isCurrent,
  show,
}: FeedItemProps) {
  const { seconds, trackedPhase, confidence, answer, thinking, flags, statements } = keyFrame;
  const doubts = statements.filter(({ kind }) => kind === "contradicted" || kind === "refused");
  return (
    <article
      className="item"
      aria-current={isCurrent ? "true" : undefined}
      data-safety={flags.some(({ code }) => code === "safety")}
    >
      <button
        type="button"
        className="item-frame"
        onClick={() => show(seconds)}
        aria-label={`Show ${clock(seconds)} in the video`}
      >
        {picture && <img src={pictureUrl(one.id, picture)} alt="" loading="lazy" width="112" height="84" />}
        <span className="item-time">{clock(seconds)}</span>
      </button>
      <div className="item-body">
        <p className="item-phase">
          <PhaseName phase={trackedPhase} />
          {trackedPhase !== null && <span className="quiet"> {percent(confidence)}</span>}
        </p>
        {(answer !== null || trackedPhase !== null) && <Meaningless case={one} isSilent />}
        {answer !== null ? (
          <p className="item-answer">{answer}</p>
        ) : (
          <p className="item-unread">{unreadWords(keyFrame)}</p>
        )}
        {flags.map((flag) => (
          <FlagNote key={flag.code} flag={flag} answer={answer} />
        ))}
        <Warrants statements={doubts} />
        {correction && <CorrectionNote correction={correction} />}
        <div className="item-more">
          {thinking !== null && (
            <Unfold title="Thinking">
              <p className="thinking">{thinking}</p>
            </Unfold>
          )}
          {statements.length > 0 && (
            <Unfold title={`Evidence (${statements.length})`}>
              <Warrants statements={statements} />
            </Unfold>
          )}
        </div>
      </div>
    </article>
  );
}, isSame);
