import { useSyncExternalStore } from "react";
import { clock, counted } from "../../shared/words/words";
import { outbox } from "./outboxOfPage";

/** What is on its way to the server, and what the server will not have, with its reason. */
export function UnsentNotes({ caseId }: { caseId: string }) {
  const all = useSyncExternalStore(outbox.unsent.subscribe, outbox.unsent.get);
  const unsent = all.filter((one) => one.caseId === caseId);
  const waiting = unsent.filter(({ refusal }) => refusal === null);
  const refused = unsent.filter(({ refusal }) => refusal !== null);
  return (
    <div className="unsent" role="status">
      {waiting.length > 0 && (
        <p>
          {counted(waiting.length, "mark")} not sent yet. They are kept in this browser and go out when the server
          answers.
        </p>
      )}
      {refused.map(({ change, title, at, refusal }) => (
        <p key={change.id} className="case-error">
          {title} at {clock(at)} was not taken: {refusal}{" "}
          <button type="button" onClick={() => outbox.drop(change.id)}>
            Let it go
          </button>
        </p>
      ))}
    </div>
  );
}
