import { useMutation, useQueryClient } from "@tanstack/react-query";
import { caseKey } from "../hub/useLive";
import { retryCase } from "../server/client";
import { wordsOf } from "../server/ServerError";
import type { Case } from "../server/types";

/** Why a case stopped, what is left of it, and the way to try it again. */
export function StopNotice({ case: one }: { case: Case }) {
  const queries = useQueryClient();
  const retry = useMutation({
    mutationFn: () => retryCase(one.id),
    onSuccess: (retried) => queries.setQueryData<Case>(caseKey(one.id), retried),
  });
  const isPartlyRead = one.keyFrameCount > 0;
  const wasCancelled = one.state === "cancelled";
  const why = one.error ?? "the reason is not known.";
  const helps = wasCancelled
    ? "Nothing was read until then."
    : "Trying again helps once the reason is gone. A video that is itself broken must be made anew and uploaded.";
  return (
    <div className={wasCancelled ? "case-failure" : "case-error case-failure"} role={wasCancelled ? "status" : "alert"}>
      <p>
        {wasCancelled
          ? "Somebody cancelled the reading of this case."
          : `This case could not be read${isPartlyRead ? " to its end" : ""}: ${why}`}
      </p>
      <p className="quiet">{isPartlyRead ? "What was read until then is kept and shown below." : helps}</p>
      {retry.error && <p>{wordsOf(retry.error)}</p>}
      <button type="button" disabled={retry.isPending} onClick={() => retry.mutate()}>
        {wasCancelled ? "Read on" : "Try again"}
      </button>
    </div>
  );
}
