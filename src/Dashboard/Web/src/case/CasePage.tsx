import { useQuery, useQueryClient } from "@tanstack/react-query";
import { caseKey, casesKey, useSummaries, type Deleted } from "../hub/useLive";
import { getCase } from "../server/client";
import { ServerError, wordsOf } from "../server/ServerError";
import type { Case } from "../server/types";
import { Notice } from "../shared/parts/Notice";
import { usePageTitle } from "../shared/usePageTitle";
import { CaseReview } from "./CaseReview";
import "./case.css";

/** One case: loading, missing, deleted, or there. */
export function CasePage({ id }: { id: string }) {
  useSummaries(false);
  const queries = useQueryClient();
  const { data, error } = useQuery<Case | Deleted>({
    queryKey: caseKey(id),
    queryFn: () => getCase(id),
    // Whoever comes from the list has it already, be the server away by now.
    initialData: () => queries.getQueryData<Case[]>(casesKey)?.find((one) => one.id === id),
    initialDataUpdatedAt: 0,
  });
  usePageTitle(data?.name ?? "Case");
  const isAbsent = error instanceof ServerError && error.status === 404;
  if (data === null || (data && isAbsent)) {
    return (
      <Notice title="This case was deleted." backToCases>
        <p>Its video, its pictures and all that was written of it are gone.</p>
      </Notice>
    );
  }

  if (data) {
    return <CaseReview case={data} />;
  }

  if (isAbsent) {
    return (
      <Notice title="There is no such case." backToCases>
        <p>It may have been removed, or the address is not complete.</p>
      </Notice>
    );
  }

  return error ? (
    <Notice title="The case cannot be shown." tone="alert" backToCases>
      <p>{wordsOf(error)}</p>
    </Notice>
  ) : (
    <Notice title="Loading the case…" />
  );
}
