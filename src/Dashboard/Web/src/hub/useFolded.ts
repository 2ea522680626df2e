import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo } from "react";
import type { CaseEvent } from "../server/types";

/** How long new key frames may wait to be weighed, so that a long case is not weighed at each. Milliseconds. */
const patienceFor = (events: number): number => (events < 200 ? 250 : 1_000);

/**
 * What the server makes of the events of a case, as new as they are; undefined until it is known.
 * @param kind of what is made, "effective" or "moments"
 */
export function useFolded<T extends { readonly lastEvent: number }>(
  kind: string,
  id: string,
  events: readonly CaseEvent[],
  ask: (id: string) => Promise<T>,
): T | undefined {
  const queries = useQueryClient();
  const queryKey = useMemo(() => [kind, id], [kind, id]);
  const { data } = useQuery({ queryKey, queryFn: () => ask(id), staleTime: Infinity });
  const newest = events.at(-1);
  const [number, isKeyFrame] = [newest?.number ?? 0, newest?.keyFrame != null];
  const patience = patienceFor(events.length);
  const isBehind = data !== undefined && data.lastEvent < number;
  const again = useCallback(
    () => void queries.invalidateQueries({ queryKey }, { cancelRefetch: false }),
    [queries, queryKey],
  );
  useEffect(() => {
    const asking = isBehind ? setInterval(again, patience) : undefined;
    return () => clearInterval(asking);
  }, [again, isBehind, patience]);
  // What a person did is seen at once.
  useEffect(() => {
    if (isBehind && !isKeyFrame) {
      again();
    }
  }, [again, isBehind, isKeyFrame, number]);
  return data;
}
