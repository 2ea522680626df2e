import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { eventsAfter } from "../server/client";
import type { Case, CaseEvent } from "../server/types";
import { CaseWatch } from "./CaseWatch";
import type { LineState } from "./HubLine";
import { isOvertaken } from "./isOvertaken";
import { hubLine } from "./sharedLine";

/** In the place of a case that was deleted while it was shown. */
export type Deleted = null;

export const caseKey = (id: string) => ["case", id];
export const casesKey = ["cases"];

/** How the connection stands. */
export const useLine = (): LineState => useSyncExternalStore(hubLine.state.subscribe, hubLine.state.get);

/** The events of a case as they come. */
export function useCaseEvents(summary: Case): readonly CaseEvent[] {
  const { id } = summary;
  const queries = useQueryClient();
  const watch = useMemo(() => new CaseWatch(id, hubLine, eventsAfter), [id]);
  useEffect(() => watch.start(), [watch]);
  const events = useSyncExternalStore(watch.events.subscribe, watch.events.get);
  const overtaken = isOvertaken(summary, events);
  useEffect(() => {
    if (overtaken) {
      void queries.invalidateQueries({ queryKey: caseKey(id) });
    }
  }, [queries, id, overtaken]);
  return events;
}

/** Keeps the summaries that queries hold as new as the server's; `library` asks for those of all cases. */
export function useSummaries(library: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    const stopHearing = hubLine.hear("case", (summary: Case) => {
      queries.setQueryData<Case>(caseKey(summary.id), summary);
      queries.setQueryData<Case[]>(casesKey, (cases) => cases && withSummary(cases, summary));
    });
    const stopHearingOfDeletions = hubLine.hear("deleted", (id: string) => {
      queries.setQueryData<Deleted>(caseKey(id), null);
      queries.setQueryData<Case[]>(casesKey, (cases) => cases?.filter((one) => one.id !== id));
    });
    const stopGreeting = hubLine.greet(() => {
      if (library) {
        hubLine.say("WatchLibrary");
      }

      // What could not be had, and what changed, while nobody listened.
      void queries.invalidateQueries({ predicate: ({ state }) => state.status === "error" });
      void queries.invalidateQueries({ queryKey: library ? casesKey : ["case"] });
    });
    return () => {
      stopGreeting();
      stopHearingOfDeletions();
      stopHearing();
    };
  }, [queries, library]);
}

/** The list with one case replaced; a new case comes first. */
export function withSummary(cases: readonly Case[], summary: Case): Case[] {
  const known = cases.some(({ id }) => id === summary.id);
  return known ? cases.map((one) => (one.id === summary.id ? summary : one)) : [summary, ...cases];
}
