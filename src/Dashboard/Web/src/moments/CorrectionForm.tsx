import { useState, type SyntheticEvent } from "react";
import { Checks } from "../kit/Checks";
import { Choice, type Option } from "../kit/Choice";
import { Field } from "../kit/Field";
import { Select } from "../kit/Select";
import { Overtaken, sendChange, type Change } from "../server/change";
import { wordsOf } from "../server/ServerError";
import type { CaseCorrections, EffectiveFrame, EffectiveSpan, KeyFrame } from "../server/types";
import { PhaseName } from "../shared/PhaseName";
import { phaseIds, phaseLook } from "../shared/phases";
import { clock, flagWords } from "../shared/words";
import { correctionChange, pathChange } from "./changes";
import { judgementNow } from "./correctionOf";
import { OvertakenNote } from "./OvertakenNote";

interface CorrectionFormProps {
  readonly caseId: string;
  readonly frame: EffectiveFrame;
  readonly said: KeyFrame;
  /** The phase that the frame lies in. */
  readonly span: EffectiveSpan | undefined;
  readonly spans: readonly EffectiveSpan[];
  readonly counts: CaseCorrections;
  readonly close: () => void;
}

type Scope = "frame" | "span";

const phaseOptions = [...phaseIds, "unjudgeable"].map((id) => {
  const title = id === "unjudgeable" ? "Nobody could say" : phaseLook(id).name;
  return { id, title, look: id === "unjudgeable" ? title : <PhaseName phase={id} /> };
});

/** What is right: the phase of this frame or of its whole stretch, the words, and which flags are wrong. */
export function CorrectionForm({ caseId, frame, said, span, spans, counts, close }: CorrectionFormProps) {
  const earlier = counts.frames.find(({ correction }) => correction.index === frame.index);
  const [judgement, judge] = useState(() => judgementNow(frame, said, earlier?.correction ?? null));
  const [scope, setScope] = useState<Scope>("frame");
  const [problem, report] = useState<unknown>(null);
  const [isSending, setSending] = useState(false);
  const isSpan = scope === "span" && span !== undefined;
  const scopes: readonly Option<Scope>[] = [
    { id: "frame", title: "This frame" },
    ...(span ? [{ id: "span" as const, title: `${clock(span.startSeconds)} to ${clock(span.endSeconds)}` }] : []),
  ];
  const change = (): Change =>
    isSpan
      ? pathChange(caseId, spans, judgement.phase, span, counts.path?.number ?? 0, judgement.comment)
      : correctionChange(caseId, said, judgement, earlier?.number ?? 0);
  const send = async (made: Change) => {
    setSending(true);
    try {
      await sendChange(made);
      close();
    } catch (error) {
      report(error);
      setSending(false);
    }
  };
  const save = (event?: SyntheticEvent) => {
    event?.preventDefault();
    void send(change());
  };
  return (
    <form
      onSubmit={save}
      onKeyDown={(event) => {
        if (event.key === "Enter" && event.ctrlKey) {
          save(event);
        }
      }}
    >
      <Choice label="What is put right" options={scopes} chosen={scope} choose={setScope} />
      <Select
        label="The phase is"
        options={isSpan ? phaseOptions.slice(0, -1) : phaseOptions}
        chosen={judgement.phase}
        choose={(phase) => judge({ ...judgement, phase })}
      />
      {!isSpan && (
        <Field
          label="The advice is"
          value={judgement.answer}
          change={(answer) => judge({ ...judgement, answer })}
          help={said.answer === null ? "The model gave none." : "Left as it is, the model's words stand."}
          longest={20_000}
          isLong
        />
      )}
      {!isSpan && said.flags.length > 0 && (
        <Checks
          label="Wrong flags"
          options={said.flags.map(({ code }) => ({ id: code, title: flagWords[code] ?? code }))}
          chosen={judgement.wrongFlags}
          choose={(wrongFlags) => judge({ ...judgement, wrongFlags })}
        />
      )}
      <Field
        label="Comment"
        value={judgement.comment}
        change={(comment) => judge({ ...judgement, comment })}
        help="Why, for whoever learns from it. It is never exported."
        longest={2_000}
      />
      {problem instanceof Overtaken ? (
        <OvertakenNote
          problem={problem}
          insist={(number) => void send({ ...change(), replaces: number })}
          close={close}
        />
      ) : (
        problem !== null && <p className="case-error">{wordsOf(problem)}</p>
      )}
      <div className="dialog-actions">
        <button type="button" onClick={close}>
          Cancel
        </button>
        <button className="primary" disabled={isSending}>
          Save (Ctrl Enter)
        </button>
      </div>
    </form>
  );
}
