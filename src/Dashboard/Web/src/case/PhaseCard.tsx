import { useQuery } from "@tanstack/react-query";
import { lastAtOrBefore } from "../player/FrameTimes";
import type { Player } from "../player/Player";
import { useReadout } from "../player/useReadout";
import { watchList } from "../server/client";
import type { Case, CaseGap } from "../server/types";
import { gapAt, gapsOf } from "../shared/gaps";
import { Meaningless } from "../shared/Meaningless";
import { PhaseName } from "../shared/PhaseName";
import { phaseLook } from "../shared/phases";
import { clock } from "../shared/words";

/** The phase at the playhead, and what the curated watch-list says about it. */
export function PhaseCard({ player, case: one, until }: { player: Player; case: Case; until: number }) {
  const { seconds } = useReadout(player);
  const { data: entries, error } = useQuery({ queryKey: ["watch-list"], queryFn: watchList, staleTime: Infinity });
  const gap = gapAt(gapsOf(one), seconds);
  const span =
    seconds > until || gap
      ? undefined
      : one.phases[lastAtOrBefore(one.phases, seconds, ({ startSeconds }) => startSeconds)];
  const phase = span?.phase ?? null;
  const entry = entries?.find((one) => one.phase === phase);
  return (
    <section className="card" aria-label="Watch list">
      <header className="card-head">
        <h2>Watch list</h2>
        <span className="now-phase">
          <PhaseName phase={phase} />
          {span && phase !== null && <span className="quiet"> for {clock(seconds - span.startSeconds)}</span>}
        </span>
      </header>
      {phase !== null && <Meaningless case={one} />}
      {entry ? (
        <dl className="watch">
          <dt>Danger</dt>
          <dd>{entry.danger}</dd>
          <dt>Watch for</dt>
          <dd>{entry.watchFor}</dd>
          <dt>First reaction</dt>
          <dd>{entry.firstReaction}</dd>
        </dl>
      ) : (
        <p className="quiet">{error ? "The watch list cannot be loaded." : nothingFor(phase, gap)}</p>
      )}
      <p className="curated">
        Curated text, not from the model. A surgeon must review it before it is used for teaching.
      </p>
    </section>
  );
}

const nothingFor = (phase: string | null, gap: CaseGap | null): string =>
  gap !== null
    ? "Nothing can be seen here, so no entry can be shown."
    : phase === null
      ? "The phase is unknown here, so no entry can be shown."
      : `There is no entry for ${phaseLook(phase).name.toLowerCase()}.`;
