import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import type { CaseEvent } from "../server/types";

/** How long new key frames may wait to be weighed, so that a long case is not weighed at each. Milliseconds. */
const patience = 1_000;

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
  const isBehind = data !== undefined && data.lastEvent < number;
  useEffect(() => {
    if (!isBehind) {
      return undefined;
    }

    const again = () => void queries.invalidateQueries({ queryKey }, { cancelRefetch: false });
    const asking = setInterval(again, patience);
    // What a person did is seen at once.
    if (!isKeyFrame) {
      again();
    }

    return () => clearInterval(asking);
  }, [queries, queryKey, isBehind, number, isKeyFrame]);
  return data;
}
