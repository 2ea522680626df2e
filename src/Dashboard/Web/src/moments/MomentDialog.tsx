import { useState, type SyntheticEvent } from "react";
import { Choice, type Option } from "../kit/Choice";
import { Dialog } from "../kit/Dialog";
import { Field } from "../kit/Field";
import type { PlacedMoment } from "../server/types";
import { keep, kept } from "../shared/keep";
import { person } from "../shared/person";
import { clock } from "../shared/words/words";
import { kindNames } from "./momentWords";
import { outbox } from "./send/outboxOfPage";

const longestText = 2_000;

type Kind = "comment" | "question" | "bookmark" | "flag";
type Severity = "note" | "caution" | "safety";

const kinds: readonly Option<Kind>[] = (["comment", "question", "bookmark", "flag"] as const).map((id) => ({
  id,
  title: kindNames[id],
}));

const severities: readonly Option<Severity>[] = [
  { id: "note", title: "Note" },
  { id: "caution", title: "Caution" },
  { id: "safety", title: "Safety" },
];

interface MomentDialogProps {
  readonly caseId: string;
  /** Of the video, seconds. */
  readonly at: number;
  readonly answers: PlacedMoment | null;
  readonly edits: PlacedMoment | null;
  readonly close: () => void;
}

/** Writes a mark, an answer to one, or one anew. What is typed is kept in this browser until it is sent. */
export function MomentDialog({ caseId, at, answers, edits, close }: MomentDialogProps) {
  const draft = `surgical.draft.${caseId}.${edits?.id ?? answers?.id ?? "new"}`;
  const [text, type] = useState(() => kept(draft) ?? edits?.text ?? "");
  const [kind, setKind] = useState<Kind>((edits?.kind as Kind | undefined) ?? "comment");
  const [severity, setSeverity] = useState<Severity>(edits?.severity ?? "note");
  const isGraded = kind === "bookmark" || kind === "flag";
  const isReady = text.trim().length > 0 || isGraded;
  const change = (typed: string) => {
    type(typed);
    keep(draft, typed.length === 0 ? null : typed);
  };
  const save = (event?: SyntheticEvent) => {
    event?.preventDefault();
    if (!isReady) {
      return;
    }

    outbox.add({
      change: {
        id: crypto.randomUUID(),
        method: edits ? "PUT" : "POST",
        path: edits ? `${caseId}/moments/${edits.id}` : `${caseId}/moments`,
        replaces: edits?.number ?? null,
        body: {
          kind,
          from: edits?.from ?? at,
          to: edits?.to ?? at,
          by: person.value,
          ...(edits?.index == null ? {} : { index: edits.index }),
          ...(isGraded ? { severity } : {}),
          ...(text.trim().length === 0 ? {} : { text: text.trim() }),
          ...(answers ? { answersTo: answers.id } : {}),
        },
      },
      caseId,
      title: kindNames[kind],
      at,
    });
    keep(draft, null);
    close();
  };
  return (
    <Dialog title={`${answers ? "Answer" : edits ? "Change" : "Write"} at ${clock(at)}`} close={close}>
      <form
        onSubmit={save}
        onKeyDown={(event) => {
          if (event.key === "Enter" && event.ctrlKey) {
            save(event);
          }
        }}
      >
        {!answers && !edits && <Choice label="What it is" options={kinds} chosen={kind} choose={setKind} />}
        {isGraded && <Choice label="How grave" options={severities} chosen={severity} choose={setSeverity} />}
        <Field
          label={answers ? "Your answer" : "In words"}
          value={text}
          change={change}
          help="Ctrl Enter saves. No names of patients: everybody who can open this case reads it."
          longest={longestText}
          isLong
          takesFocus
        />
        <div className="dialog-actions">
          <button type="button" onClick={close}>
            Cancel
          </button>
          <button className="primary" disabled={!isReady}>
            Save
          </button>
        </div>
      </form>
    </Dialog>
  );
}
