import { useMutation, useQueryClient } from "@tanstack/react-query";
import { caseKey } from "../hub/useLive";
import { retryCase } from "../server/client";
import { wordsOf } from "../server/ServerError";
import type { Case } from "../server/types";

/** Why a case failed, what is left of it, and the way to try it again. */
export function FailureNotice({ case: one }: { case: Case }) {
  const queries = useQueryClient();
  const retry = useMutation({
    mutationFn: () => retryCase(one.id),
    onSuccess: (retried) => queries.setQueryData<Case>(caseKey(one.id), retried),
  });
  const isPartlyRead = one.keyFrameCount > 0;
  return (
    <div className="case-error case-failure" role="alert">
      <p>
        This case could not be read{isPartlyRead ? " to its end" : ""}: {one.error ?? "the reason is not known."}
      </p>
      <p className="quiet">
        {isPartlyRead
          ? "What was read until then is kept and shown below."
          : "Trying again helps once the reason is gone. A video that is itself broken must be made anew and uploaded."}
      </p>
      {retry.error && <p>{wordsOf(retry.error)}</p>}
      <button type="button" disabled={retry.isPending} onClick={() => retry.mutate()}>
        Try again
      </button>
    </div>
  );
}
