import { Link } from "wouter";
import { isStopped, type Case } from "../server/types";
import { isWhole, lengthOf } from "../shared/words/gaps";
import { SameFootage } from "../shared/parts/SameFootage";
import { StateChip } from "../shared/parts/StateChip";
import { clock, counted, roughly, seenMeaning, seenWords } from "../shared/words/words";
import { ModelLine } from "./ModelLine";
import { StopNotice } from "./StopNotice";

/** Name and state of the case, who reads it, and what that reader does not know: one line, and what is urgent. */
export function CaseHead({ case: one }: { case: Case }) {
  return (
    <div className="case-head">
      <div className="case-title">
        <Link href="/cases" className="quiet back">
          ‹ Cases
        </Link>
        <h1 title={one.name}>{one.name}</h1>
        <StateChip case={one} />
        {one.isSample && <span className="chip">Rendered sample</span>}
        <span className="quiet case-facts">{factsOf(one)}</span>
        {one.footage && (
          <span className="seen" title={`Seen: ${seenMeaning}.`} data-whole={isWhole(one.footage)}>
            {seenWords(one.footage.seenShare)}
          </span>
        )}
        {one.model && <ModelLine model={one.model} />}
      </div>
      {one.state === "analyzing" && one.durationSeconds !== null && (
        <progress aria-label="Share of the video that was read" max={one.durationSeconds} value={one.analyzedSeconds} />
      )}
      {isStopped(one) && <StopNotice case={one} />}
      <SameFootage case={one} />
    </div>
  );
}

function factsOf(one: Case): string {
  const length = one.durationSeconds === null ? [] : [clock(lengthOf(one))];
  const found = one.keyFrameCount === 0 ? [] : [counted(one.flagCount, "open flag")];
  const wait =
    one.state === "analyzing" && one.remainingSeconds !== null ? [`${roughly(one.remainingSeconds)} left`] : [];
  return [...length, ...found, ...wait].join(" · ");
}
