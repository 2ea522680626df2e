import { useQuery } from "@tanstack/react-query";
import { caseKey, useSummaries } from "../hub/useLive";
import { getCase } from "../server/client";
import { ServerError, wordsOf } from "../server/ServerError";
import { Notice } from "../shared/Notice";
import { usePageTitle } from "../shared/usePageTitle";
import { CaseReview } from "./CaseReview";
import "./case.css";

/** One case: loading, missing, or there. */
export function CasePage({ id }: { id: string }) {
  useSummaries(false);
  const { data, error } = useQuery({ queryKey: caseKey(id), queryFn: () => getCase(id) });
  usePageTitle(data?.name ?? "Case");
  if (data) {
    return <CaseReview case={data} />;
  }

  if (error instanceof ServerError && error.status === 404) {
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
