import { useSyncExternalStore } from "react";
import type { PlacedMoment } from "../server/types";
import { person } from "../shared/person";
import type { Marking } from "./useMarking";

/** What can be done about a mark. Who set it may change it or take it back; anybody may answer and settle. */
export function MomentActions({ moment, marking }: { moment: PlacedMoment; marking: Marking }) {
  const name = useSyncExternalStore(person.subscribe, person.get);
  const isSystem = moment.code != null;
  const isMine = moment.by !== null && moment.by === name;
  const isOpen = moment.state === "open" || moment.state === "acknowledged";
  const canSettle = moment.kind !== "correction" && moment.kind !== "comment";
  return (
    <div className="moment-actions">
      <button type="button" onClick={() => marking.answer(moment)}>
        Answer
      </button>
      {isSystem && moment.state === "open" && (
        <button type="button" onClick={() => marking.settle(moment, "acknowledged")}>
          Seen
        </button>
      )}
      {isSystem && moment.judged === "open" && (
        <button type="button" onClick={() => marking.dispute(moment.index)}>
          Wrong…
        </button>
      )}
      {canSettle && isOpen && (
        <button type="button" onClick={() => marking.settle(moment, "settled")}>
          Settle
        </button>
      )}
      {canSettle && moment.state === "settled" && !isSystem && (
        <button type="button" onClick={() => marking.settle(moment, "open")}>
          Open again
        </button>
      )}
      {isMine && moment.kind !== "correction" && (
        <>
          <button type="button" onClick={() => marking.edit(moment)}>
            Change
          </button>
          <button type="button" onClick={() => marking.settle(moment, "withdrawn")}>
            Withdraw
          </button>
        </>
      )}
      {moment.kind === "correction" && moment.index !== null && (
        <button type="button" onClick={() => marking.dispute(moment.index)}>
          Correct again
        </button>
      )}
    </div>
  );
}
