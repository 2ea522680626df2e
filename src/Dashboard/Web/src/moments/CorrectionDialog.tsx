import { useQuery } from "@tanstack/react-query";
import { getCorrections } from "../server/client";
import { wordsOf } from "../server/ServerError";
import type { EffectiveCase, EffectiveFrame, EffectiveSpan, KeyFrame } from "../server/types";
import { Dialog } from "../kit/Dialog";
import { clock } from "../shared/words";
import { CorrectionForm } from "./CorrectionForm";

interface CorrectionDialogProps {
  readonly caseId: string;
  readonly frame: EffectiveFrame;
  readonly said: KeyFrame;
  readonly effective: EffectiveCase;
  readonly close: () => void;
}

/** Puts right what was said of a key frame, or of the phase that it lies in. */
export function CorrectionDialog({ caseId, frame, said, effective, close }: CorrectionDialogProps) {
  // What counts at this moment: a correction says which one its author has seen.
  const { data: counts, error } = useQuery({
    queryKey: ["corrections", caseId],
    queryFn: () => getCorrections(caseId),
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <Dialog title={`Correct ${clock(frame.seconds)}`} close={close}>
      {counts ? (
        <CorrectionForm
          caseId={caseId}
          frame={frame}
          said={said}
          span={spanAt(effective, frame.seconds)}
          spans={effective.phases}
          counts={counts}
          close={close}
        />
      ) : (
        <p className="quiet">{error ? wordsOf(error) : "Loading what counts now…"}</p>
      )}
    </Dialog>
  );
}

const spanAt = ({ phases }: EffectiveCase, seconds: number): EffectiveSpan | undefined =>
  phases.find(({ startSeconds, endSeconds }) => startSeconds <= seconds && seconds < endSeconds);
