import { useQuery } from "@tanstack/react-query";
import { casesKey, useSummaries } from "../hub/useLive";
import { listCases } from "../server/client";
import { wordsOf } from "../server/ServerError";
import { Notice } from "../shared/parts/Notice";
import { usePageTitle } from "../shared/usePageTitle";
import { CaseRow } from "./CaseRow";
import { UploadPanel } from "./UploadPanel";
import "./library.css";

/** All cases, newest first, and the way to bring a new one. */
export function CasesPage() {
  usePageTitle("Cases");
  useSummaries(true);
  const { data: cases, error, isPending } = useQuery({ queryKey: casesKey, queryFn: listCases });
  return (
    <div className="library">
      <div className="library-head">
        <h1>Cases</h1>
        <p className="quiet">Every operation that was read, with its phases and what deserves a second look.</p>
      </div>
      <UploadPanel />
      {isPending && <p className="quiet">Loading the cases…</p>}
      {error && !cases && (
        <Notice title="The cases cannot be shown." tone="alert">
          {wordsOf(error)}
        </Notice>
      )}
      {cases?.length === 0 && (
        <Notice title="No cases yet">
          <p>Upload the video of a cataract operation. Its phases and warnings appear while it is read.</p>
        </Notice>
      )}
      {cases && cases.length > 0 && (
        <ul className="case-list" aria-label="Cases">
          {cases.map((one) => (
            <CaseRow key={one.id} case={one} />
          ))}
        </ul>
      )}
    </div>
  );
}
