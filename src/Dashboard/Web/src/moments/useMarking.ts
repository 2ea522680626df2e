import { useCallback, useMemo, useState } from "react";
import { sendChange, type Change } from "../server/change";
import { ServerError } from "../server/ServerError";
import type { Player } from "../player/Player";
import type { CaseEvent, EffectiveSpan, PlacedMoment, MomentState } from "../server/types";
import { person } from "../shared/person";
import { clock } from "../shared/words/words";
import { pathChange, takeBack } from "./correct/changes";
import { countingPath } from "./correct/counting";
import { outbox } from "./send/outboxOfPage";
import { pathWithEdge } from "./correct/pathOf";
import { offerUndo, undoable } from "./correct/undo";

/** What is being written. */
export type Writing =
  | { readonly what: "name"; readonly then: () => void }
  | {
      readonly what: "moment";
      readonly at: number;
      readonly answers: PlacedMoment | null;
      readonly edits: PlacedMoment | null;
    }
  | { readonly what: "correction"; readonly index: number | null };

/** What of a case counts now, as far as this page knows. */
export interface Known {
  readonly moments: readonly PlacedMoment[];
  readonly events: readonly CaseEvent[];
}

/** What people can set and change of a case's marks. */
export interface Marking {
  /** What is being written now; null for nothing. */
  readonly writing: Writing | null;
  readonly close: () => void;
  readonly bookmark: () => void;
  readonly comment: () => void;
  readonly answer: (moment: PlacedMoment) => void;
  readonly edit: (moment: PlacedMoment) => void;
  /** @param index frame number of the key frame; null for the one at the playhead */
  readonly dispute: (index: number | null) => void;
  readonly settle: (moment: PlacedMoment, state: MomentState) => void;
  /** @param edge the one behind that span of a person's path */
  readonly moveEdge: (spans: readonly EffectiveSpan[], edge: number, seconds: number) => void;
  readonly undo: () => void;
}

/** The marks of one case; everything carries the name that this browser was given, which is asked for at the first. */
export function useMarking(caseId: string, player: Player, known: Known): Marking {
  const [writing, write] = useState<Writing | null>(null);
  const named = useCallback((then: () => void) => {
    if (person.value === null) {
      write({ what: "name", then });
    } else {
      then();
    }
  }, []);
  return useMemo(() => {
    const at = () => Math.round(player.seconds * 1000) / 1000;
    const moment = (answers: PlacedMoment | null, edits: PlacedMoment | null) =>
      named(() => write({ what: "moment", at: (edits ?? answers)?.seconds ?? at(), answers, edits }));
    const add = (title: string, seconds: number, change: Change) => outbox.add({ change, caseId, title, at: seconds });
    const post = (path: string, replaces: number | null, body: object): Change => ({
      id: crypto.randomUUID(),
      method: "POST",
      path: `${caseId}/${path}`,
      replaces,
      body: { ...body, by: person.value },
    });
    return {
      writing,
      close: () => write(null),
      bookmark: () =>
        named(() => {
          const mark = { kind: "bookmark", from: at(), to: at(), severity: "note" };
          add("Bookmark", at(), post("moments", null, mark));
        }),
      comment: () => moment(null, null),
      answer: (answered) => moment(answered, null),
      edit: (edited) => moment(null, edited),
      dispute: (index) => named(() => write({ what: "correction", index })),
      settle: ({ id, from, number }, state) =>
        named(() => add("Change of state", from, post(`moments/${id}/state`, number, { state }))),
      moveEdge: (spans, edge, seconds) =>
        named(() => {
          const before = countingPath(known.moments, known.events);
          const change = pathChange(caseId, pathWithEdge(spans, edge, seconds), before.number);
          const title = `Edge moved to ${clock(seconds)}`;
          sendChange(change).then(
            ({ number }) => offerUndo({ title, back: takeBack(caseId, null, before, number), caseId, at: seconds }),
            // What was refused is said among the marks, with its reason.
            (error: unknown) => error instanceof ServerError && add(title, seconds, change),
          );
        }),
      undo: () => {
        const one = undoable.value;
        if (one) {
          add(`Undo: ${one.title}`, one.at, one.back);
          offerUndo(null);
        }
      },
    };
  }, [caseId, player, named, writing, known]);
}
