import { useQuery } from "@tanstack/react-query";
import { watchList } from "../server/client";
import { phaseLook } from "../shared/words/phases";

/** What the curated watch list says of a phase. */
export function WatchFor({ phase }: { phase: string | null }) {
  const { data: entries, error } = useQuery({ queryKey: ["watch-list"], queryFn: watchList, staleTime: Infinity });
  const entry = entries?.find((one) => one.phase === phase);
  if (!entry) {
    return error && phase !== null ? <p className="quiet">The watch list cannot be loaded.</p> : null;
  }

  return (
    <dl className="watch" aria-label="Watch list">
      <dt>Danger in {phaseLook(phase).name.toLowerCase()}</dt>
      <dd>{entry.danger}</dd>
      <dt>Watch for</dt>
      <dd>{entry.watchFor}</dd>
      <dt>First reaction</dt>
      <dd>{entry.firstReaction}</dd>
      <dd className="curated">Curated, not from the model. A surgeon must review it before it is used for teaching.</dd>
    </dl>
  );
}
