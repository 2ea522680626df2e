import { memo } from "react";
import type { Player } from "../player/Player";
import type { CaseFootage } from "../server/types";
import { gapWords, stretchWords } from "../shared/words/gaps";
import { clock, seenMeaning, seenWords } from "../shared/words/words";

interface FootageCardProps {
  readonly player: Player;
  readonly footage: CaseFootage;
}

/** What of a recording could not be seen, and what else its file is. */
export const FootageCard = memo(function FootageCard({ player, footage }: FootageCardProps) {
  const { gaps, notes, seenShare } = footage;
  return (
    <section className="panel-part footage" id="footage" tabIndex={-1} aria-label="Footage">
      <header className="card-head">
        <h2>Footage</h2>
        <strong>{seenWords(seenShare)}</strong>
      </header>
      <p className="quiet">
        Seen is {seenMeaning}.{gaps.length === 0 && " There are no gaps."}
      </p>
      {gaps.length > 0 && (
        <ul className="gap-list" aria-label="Gaps">
          {gaps.map((gap) => (
            <li key={gap.startSeconds}>
              <button type="button" className="plain" onClick={() => player.goTo(gap.startSeconds)}>
                <strong>{gapWords[gap.kind]}</strong> {stretchWords(gap)}
              </button>
              <p className="quiet">{gap.reason}</p>
            </li>
          ))}
        </ul>
      )}
      {notes.length > 0 && (
        <ul className="gap-list" aria-label="Notes on the footage">
          {notes.map(({ seconds, text }) => (
            <li key={`${seconds} ${text}`}>
              <button type="button" className="plain" onClick={() => player.goTo(seconds)}>
                <strong>Note</strong> {clock(seconds)}
              </button>
              <p className="quiet">{text}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
});
