import type { EffectiveSpan } from "../server/types";
import { PhaseName } from "../shared/parts/PhaseName";
import { clock, percent } from "../shared/words/words";
import { suretyOf } from "../shared/words/surety";

/** How far the edge of a tracked phase may be off, seconds: key frames are that far apart. */
const unsureEdge = 3;

/** The phase that holds at a time, since when, and how sure that is. */
export function PhaseNow({ spans, seconds }: { spans: readonly EffectiveSpan[]; seconds: number }) {
  const span = spans.find(({ startSeconds, endSeconds }) => startSeconds <= seconds && seconds < endSeconds);
  if (!span) {
    return null;
  }

  const { phase, by, confidence, startSeconds, endSeconds } = span;
  const isAtEdge = by === null && (seconds - startSeconds < unsureEdge || endSeconds - seconds < unsureEdge);
  return (
    <div className="now-phase">
      <PhaseName phase={phase} />
      {by !== null && (
        <span className="warrant" data-kind="human">
          {by}
        </span>
      )}
      <b className="now-time" title="Time in this phase">
        {clock(seconds - startSeconds)}
      </b>
      <p className="now-sure">
        {confidence !== null && phase !== null && (
          <span title={`Confidence ${percent(confidence)}`}>Confidence {suretyOf(confidence)}. </span>
        )}
        {isAtEdge && <span className="doubt">Changes about here, ± {unsureEdge} s.</span>}
      </p>
    </div>
  );
}
