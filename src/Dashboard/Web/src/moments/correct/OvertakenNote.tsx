import type { Overtaken } from "../../server/change";
import { correctionWords } from "../../shared/words/words";

interface OvertakenNoteProps {
  readonly problem: Overtaken;
  /** Sends mine once more, over the one that counts. */
  readonly insist: (number: number) => void;
  /** Leaves theirs. */
  readonly close: () => void;
}

/** Somebody else corrected the same meanwhile: shows theirs, and lets one choose. */
export function OvertakenNote({ problem, insist, close }: OvertakenNoteProps) {
  const theirs = problem.counts;
  const words = theirs?.correction
    ? correctionWords(theirs.correction)
    : theirs?.path
      ? `Phases corrected by ${theirs.path.by}`
      : "It was taken back.";
  return (
    <div className="case-error" role="alert">
      <p>Somebody was quicker. Now counts: {words}</p>
      {theirs?.correction?.answer && <p>“{theirs.correction.answer}”</p>}
      <p className="dialog-actions">
        <button type="button" onClick={close}>
          Leave theirs
        </button>
        <button type="button" onClick={() => insist(theirs?.number ?? 0)}>
          Mine counts
        </button>
      </p>
    </div>
  );
}
