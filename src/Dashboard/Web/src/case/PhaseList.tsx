import { memo } from "react";
import type { Player } from "../player/Player";
import type { Case } from "../server/types";
import { Meaningless } from "../shared/Meaningless";
import { PhaseName } from "../shared/PhaseName";
import { clock, percent } from "../shared/words";

/** The timeline as a table: the same jumps, in words. */
export const PhaseList = memo(function PhaseList({ player, case: one }: { player: Player; case: Case }) {
  const spans = one.phases;
  return (
    <section className="card" aria-label="Phases">
      <header className="card-head">
        <h2>Phases</h2>
      </header>
      {spans.length > 0 && <Meaningless case={one} />}
      {spans.length === 0 ? (
        <p className="quiet">No phase is known.</p>
      ) : (
        <table className="phases">
          <thead>
            <tr>
              <th scope="col">Phase</th>
              <th scope="col">From</th>
              <th scope="col">Length</th>
              <th scope="col">Confidence</th>
            </tr>
          </thead>
          <tbody>
            {spans.map(({ phase, startSeconds, endSeconds, confidence }) => (
              <tr key={startSeconds}>
                <td>
                  <button type="button" className="plain" onClick={() => player.goTo(startSeconds)}>
                    <PhaseName phase={phase} />
                  </button>
                </td>
                <td>{clock(startSeconds)}</td>
                <td>{clock(endSeconds - startSeconds)}</td>
                <td>{phase === null ? "" : percent(confidence)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
});
