import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { getEffective } from "../server/client";
import type { CaseEvent, EffectiveCase } from "../server/types";

/** How long new key frames may wait to be weighed, so that a long case is not weighed at each. Milliseconds. */
const patience = 1_000;

export const effectiveKey = (id: string) => ["effective", id];

/** What holds of a case, as new as its events; undefined until it is known. */
export function useEffective(id: string, events: readonly CaseEvent[]): EffectiveCase | undefined {
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: effectiveKey(id), queryFn: () => getEffective(id), staleTime: Infinity });
  const newest = events.at(-1);
  const [number, isKeyFrame] = [newest?.number ?? 0, newest?.keyFrame != null];
  const isBehind = data !== undefined && data.lastEvent < number;
  useEffect(() => {
    if (!isBehind) {
      return undefined;
    }

    const ask = () => void queries.invalidateQueries({ queryKey: effectiveKey(id) }, { cancelRefetch: false });
    const asking = setInterval(ask, patience);
    if (!isKeyFrame) {
      ask();
    }

    return () => clearInterval(asking);
  }, [queries, id, isBehind, number, isKeyFrame]);
  return data;
}
