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
  const wasCancelled = one.state === "cancelled";
  const { what, help } = wordsFor(one);
  return (
    <div className={wasCancelled ? "case-failure" : "case-error case-failure"} role={wasCancelled ? "status" : "alert"}>
      <p>{what}</p>
      <p className="quiet">{help}</p>
      {retry.error && <p>{wordsOf(retry.error)}</p>}
      <button type="button" disabled={retry.isPending} onClick={() => retry.mutate()}>
        {wasCancelled ? "Read on" : "Try again"}
      </button>
    </div>
  );
}

const kept = "What was read until then is kept and shown below.";

function wordsFor({ state, error, footage, keyFrameCount }: Case): { readonly what: string; readonly help: string } {
  const why = error ?? "the reason is not known.";
  if (state === "cancelled") {
    return {
      what: "Somebody cancelled the reading of this case.",
      help: keyFrameCount > 0 ? kept : "Nothing was read until then.",
    };
  }

  if (footage) {
    return {
      what: `This case has failed: ${why}`,
      help: "What could be read is kept and shown below. Trying again mends no damaged file: upload a whole one.",
    };
  }

  return keyFrameCount > 0
    ? { what: `This case could not be read to its end: ${why}`, help: kept }
    : {
        what: `This case could not be read: ${why}`,
        help:
          "Trying again helps once the reason is gone. " +
          "A video that is itself broken must be made anew and uploaded.",
      };
}
