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
  const words = failureWords(one);
  return (
    <div className="case-error case-failure" role="alert">
      <p>
        {words.what}: {one.error ?? "the reason is not known."}
      </p>
      <p className="quiet">{words.help}</p>
      {retry.error && <p>{wordsOf(retry.error)}</p>}
      <button type="button" disabled={retry.isPending} onClick={() => retry.mutate()}>
        Try again
      </button>
    </div>
  );
}

function failureWords({ footage, keyFrameCount }: Case): { readonly what: string; readonly help: string } {
  if (footage) {
    return {
      what: "This case has failed",
      help: "What could be read is kept and shown below. Trying again mends no damaged file: upload a whole one.",
    };
  }

  return keyFrameCount > 0
    ? { what: "This case could not be read to its end", help: "What was read until then is kept and shown below." }
    : {
        what: "This case could not be read",
        help:
          "Trying again helps once the reason is gone. " +
          "A video that is itself broken must be made anew and uploaded.",
      };
}
