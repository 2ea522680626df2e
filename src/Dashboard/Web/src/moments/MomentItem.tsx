import { memo } from "react";
import type { PlacedMoment } from "../server/types";
import { clock } from "../shared/words/words";
import { MomentActions } from "./MomentActions";
import { MomentSign } from "./MomentSign";
import { stateOf, titleOf } from "./momentWords";
import type { Marking } from "./useMarking";

interface MomentItemProps {
  readonly moment: PlacedMoment;
  readonly isCurrent: boolean;
  readonly isChosen: boolean;
  readonly choose: (moment: PlacedMoment) => void;
  readonly marking: Marking;
}

/** One mark: when, what, by whom and what became of it; the chosen one with what can be done about it. */
export const MomentItem = memo(function MomentItem({ moment, isCurrent, isChosen, choose, marking }: MomentItemProps) {
  const isOver = moment.state === "settled" && moment.kind !== "correction";
  return (
    <li className="moment" aria-current={isCurrent ? "true" : undefined} data-over={isOver}>
      <button type="button" className="moment-open" aria-expanded={isChosen} onClick={() => choose(moment)}>
        <time>{clock(moment.seconds)}</time> <MomentSign moment={moment} />
        <span className="moment-words">
          <span className="moment-title">{titleOf(moment)}</span>{" "}
          <span className="moment-state">{stateOf(moment)}</span>
        </span>
      </button>
      {isChosen && (
        <div className="moment-more">
          {moment.kind === "correction" && moment.text !== null && <p>“{moment.text}”</p>}
          {moment.replies.length > 0 && (
            <ul className="replies">
              {moment.replies
                .filter(({ state }) => state !== "withdrawn")
                .map(({ id, by, text }) => (
                  <li key={id}>
                    <b>{by ?? "Somebody"}</b> {text ?? <i>What it said was erased.</i>}
                  </li>
                ))}
            </ul>
          )}
          <MomentActions moment={moment} marking={marking} />
        </div>
      )}
    </li>
  );
});
