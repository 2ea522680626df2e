import type { FrameCorrection } from "../server/types";
import { correctionWords } from "../shared/words";

/** What an instructor said of a key frame. */
export function CorrectionNote({ correction }: { correction: FrameCorrection }) {
  return (
    <p className="correction-note">
      {correctionWords(correction)}
      {correction.answer && <span className="quiet"> {correction.answer}</span>}
    </p>
  );
}
