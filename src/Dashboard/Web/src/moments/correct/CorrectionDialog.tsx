import { Dialog } from "../../kit/Dialog";
import { sendChange, type Change } from "../../server/change";
import { ServerError } from "../../server/ServerError";
import type { EffectiveCase, EffectiveFrame, Guidance } from "../../server/types";
import { clock } from "../../shared/words/words";
import { correctionChange, pathChange, takeBack } from "./changes";
import { CorrectionForm } from "./CorrectionForm";
import { judgementNow } from "./correctionOf";
import { countingFrame, countingPath } from "./counting";
import { outbox } from "../send/outboxOfPage";
import { pathWith } from "./pathOf";
import { offerUndo } from "./undo";
import type { Known } from "../useMarking";

interface CorrectionDialogProps {
  readonly caseId: string;
  readonly frame: EffectiveFrame;
  readonly item: Guidance;
  readonly effective: EffectiveCase;
  readonly known: Known;
  readonly close: () => void;
}

/** Puts right what was said of a key frame, or of the phase that it lies in. */
export function CorrectionDialog({ caseId, frame, item, effective, known, close }: CorrectionDialogProps) {
  const { seconds, index } = frame;
  const said = item.keyFrame;
  const frameNow = countingFrame(known.moments, index, item.correction);
  const pathNow = countingPath(known.moments, known.events);
  const span = effective.phases.find(({ startSeconds, endSeconds }) => startSeconds <= seconds && seconds < endSeconds);
  const send = async (change: Change) => {
    const isPath = change.path.endsWith("/path");
    const title = `${isPath ? "Phases" : "Frame"} corrected at ${clock(seconds)}`;
    try {
      const { number } = await sendChange(change);
      const back = isPath ? takeBack(caseId, null, pathNow, number) : takeBack(caseId, index, frameNow, number);
      offerUndo({ title, back, caseId, at: seconds });
    } catch (error) {
      if (!(error instanceof ServerError) || error.status !== 0) {
        throw error;
      }

      // Nobody answered: it goes out by itself when somebody does.
      outbox.add({ change, caseId, title, at: seconds });
    }
  };
  return (
    <Dialog title={`Correct ${clock(seconds)}`} close={close}>
      <CorrectionForm
        frame={frame}
        said={said}
        span={span}
        start={judgementNow(frame, said, frameNow.said)}
        changeOf={(scope, judgement) =>
          scope === "span" && span
            ? pathChange(
                caseId,
                pathWith(effective.phases, judgement.phase, span.startSeconds, span.endSeconds),
                pathNow.number,
                judgement.comment,
              )
            : correctionChange(caseId, said, judgement, frameNow.number)
        }
        send={send}
        close={close}
      />
    </Dialog>
  );
}
