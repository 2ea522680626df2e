import type { EffectiveCase, Guidance } from "../server/types";
import { frameAt } from "../shared/frameAt";
import type { Player } from "../player/Player";
import { CorrectionDialog } from "./correct/CorrectionDialog";
import { MomentDialog } from "./MomentDialog";
import { NameDialog } from "./NameDialog";
import type { Known, Marking } from "./useMarking";

interface WritingDialogProps {
  readonly caseId: string;
  readonly player: Player;
  readonly effective: EffectiveCase | undefined;
  /** By frame number. */
  readonly guidance: ReadonlyMap<number, Guidance>;
  readonly marking: Marking;
  readonly known: Known;
}

/** What is being written of a case, over the page. */
export function WritingDialog({ caseId, player, effective, guidance, marking, known }: WritingDialogProps) {
  const { writing, close } = marking;
  switch (writing?.what) {
    case "name":
      return <NameDialog close={close} then={writing.then} />;
    case "moment":
      return <MomentDialog caseId={caseId} {...writing} close={close} />;
    case "correction": {
      const frames = effective?.frames ?? [];
      const frame =
        writing.index === null ? frameAt(frames, player.seconds) : frames.find(({ index }) => index === writing.index);
      const item = frame && guidance.get(frame.index);
      return frame && item && effective ? (
        <CorrectionDialog caseId={caseId} frame={frame} item={item} effective={effective} known={known} close={close} />
      ) : null;
    }
    default:
      return null;
  }
}
