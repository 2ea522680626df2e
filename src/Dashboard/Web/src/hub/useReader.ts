import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { getHealth } from "../server/client";
import type { Health } from "../server/types";
import { hubLine } from "./sharedLine";
import { useLine } from "./useLive";

const healthKey = ["health"];

/** Which model reads cases now, and where; undefined until that is known. */
export function useReader(): Health | undefined {
  const queries = useQueryClient();
  const line = useLine();
  const { data } = useQuery({ queryKey: healthKey, queryFn: getHealth, staleTime: Infinity });
  useEffect(() => {
    // Behind every new connection there may be another server, with another model.
    return hubLine.greet(() => void queries.resetQueries({ queryKey: healthKey }));
  }, [queries]);
  return line === "lost" ? undefined : data;
}
