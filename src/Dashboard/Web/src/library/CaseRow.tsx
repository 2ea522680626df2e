import { Link } from "wouter";
import { isStopped, type Case } from "../server/types";
import { footageWords, isWhole, lengthOf } from "../shared/words/gaps";
import { Meaningless } from "../shared/parts/Meaningless";
import { SameFootage } from "../shared/parts/SameFootage";
import { StateChip } from "../shared/parts/StateChip";
import { clock, counted, roughly } from "../shared/words/words";
import { MiniTimeline } from "./MiniTimeline";

const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

/** One case of the list; the whole row leads to it. */
export function CaseRow({ case: one }: { case: Case }) {
  return (
    <li className="case-row">
      <div className="case-name">
        <Link href={`/cases/${one.id}`}>{one.name}</Link>
        {one.isSample && <span className="chip">Rendered sample</span>}
      </div>
      <div className="case-state">
        <StateChip case={one} />
      </div>
      {(!isStopped(one) || one.phases.length > 0) && <MiniTimeline case={one} />}
      <p className="case-facts quiet">{factsOf(one).join(" · ")}</p>
      <SameFootage case={one} />
      {one.phases.length > 0 && <Meaningless case={one} />}
      {one.state === "failed" && <p className="case-error">{one.error ?? "It could not be read."}</p>}
    </li>
  );
}

function factsOf(one: Case): string[] {
  const length = one.durationSeconds === null ? [] : [clock(lengthOf(one))];
  const seen = one.footage === null || isWhole(one.footage) ? [] : [footageWords(one.footage)];
  const wait =
    one.state === "analyzing" && one.remainingSeconds !== null ? [`${roughly(one.remainingSeconds)} left`] : [];
  const found =
    one.keyFrameCount > 0 ? [counted(one.keyFrameCount, "key frame"), counted(one.flagCount, "open flag")] : [];
  return [...length, ...wait, ...seen, ...found, day.format(new Date(one.createdAt))];
}
