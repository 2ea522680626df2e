import { memo } from "react";
import type { Player } from "../player/Player";
import type { Case, EffectiveSpan } from "../server/types";
import { Meaningless } from "../shared/parts/Meaningless";
import { PhaseName } from "../shared/parts/PhaseName";
import { Warrant } from "../shared/parts/Warrant";
import { clock, percent } from "../shared/words/words";
import { suretyOf } from "../shared/words/surety";

interface PhaseListProps {
  readonly player: Player;
  readonly case: Case;
  readonly phases: readonly EffectiveSpan[];
}

/** The timeline as a table: the same jumps, in words. */
export const PhaseList = memo(function PhaseList({ player, case: one, phases }: PhaseListProps) {
  return (
    <section className="panel-part" aria-label="Phases">
      {phases.length > 0 && <Meaningless case={one} />}
      {phases.length === 0 ? (
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
            {phases.map(({ phase, startSeconds, endSeconds, confidence, by }) => (
              <tr key={startSeconds}>
                <td>
                  <button type="button" className="plain" onClick={() => player.goTo(startSeconds)}>
                    <PhaseName phase={phase} />
                  </button>
                </td>
                <td>{clock(startSeconds)}</td>
                <td>{clock(endSeconds - startSeconds)}</td>
                <td>{sureness(phase, confidence, by)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
});

function sureness(phase: string | null, confidence: number | null, by: string | null) {
  if (by !== null) {
    return <Warrant kind="human" by={by} />;
  }

  return phase === null || confidence === null ? "" : <span title={percent(confidence)}>{suretyOf(confidence)}</span>;
}
