import { useState, type SyntheticEvent } from "react";
import { Checks } from "../../kit/Checks";
import { Choice, type Option } from "../../kit/Choice";
import { Field } from "../../kit/Field";
import { Select } from "../../kit/Select";
import { Overtaken, type Change } from "../../server/change";
import { wordsOf } from "../../server/ServerError";
import type { EffectiveFrame, EffectiveSpan, KeyFrame } from "../../server/types";
import { PhaseName } from "../../shared/parts/PhaseName";
import { phaseIds, phaseLook } from "../../shared/words/phases";
import { clock, flagWords } from "../../shared/words/words";
import type { Judgement } from "./correctionOf";
import { OvertakenNote } from "./OvertakenNote";

/** Of what a correction speaks. */
export type Scope = "frame" | "span";

interface CorrectionFormProps {
  readonly frame: EffectiveFrame;
  readonly said: KeyFrame;
  /** The phase that the frame lies in. */
  readonly span: EffectiveSpan | undefined;
  readonly start: Judgement;
  readonly changeOf: (scope: Scope, judgement: Judgement) => Change;
  /** Throws what the server says against it. */
  readonly send: (change: Change) => Promise<void>;
  readonly close: () => void;
}

const nobody = "unjudgeable";
const phaseOptions = [...phaseIds, nobody].map((id) => {
  const title = id === nobody ? "Nobody could say" : phaseLook(id).name;
  return { id, title, look: id === nobody ? title : <PhaseName phase={id} /> };
});

/** What is right: the phase of this frame or of its whole stretch, the words, and which flags are wrong. */
export function CorrectionForm({ frame, said, span, start, changeOf, send, close }: CorrectionFormProps) {
  const [judgement, judge] = useState(start);
  const [scope, setScope] = useState<Scope>("frame");
  const [problem, report] = useState<unknown>(null);
  const [isSending, setSending] = useState(false);
  const isSpan = scope === "span";
  const scopes: readonly Option<Scope>[] = [
    { id: "frame", title: `The frame at ${clock(frame.seconds)}` },
    ...(span ? [{ id: "span" as const, title: `${clock(span.startSeconds)} to ${clock(span.endSeconds)}` }] : []),
  ];
  const submit = async (change: Change) => {
    setSending(true);
    try {
      await send(change);
      close();
    } catch (error) {
      report(error);
      setSending(false);
    }
  };
  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    void submit(changeOf(scope, judgement));
  };
  return (
    <form onSubmit={save} onKeyDown={(event) => event.key === "Enter" && event.ctrlKey && save(event)}>
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
          insist={(replaces) => void submit({ ...changeOf(scope, judgement), replaces })}
          close={close}
        />
      ) : (
        problem !== null && <p className="case-error">{wordsOf(problem)}</p>
      )}
      <div className="dialog-actions">
        <button type="button" onClick={close}>
          Cancel
        </button>
        <button className="primary" disabled={isSending} title="Ctrl Enter">
          Save
        </button>
      </div>
    </form>
  );
}
