import { useCallback, useMemo, useState } from "react";
import type { Player } from "../player/Player";
import type { ListedMoment, MomentState } from "../server/types";
import { person } from "../shared/person";
import { outbox } from "./outboxOfPage";

/** What is being written. */
export type Writing =
  | { readonly what: "name"; readonly then: () => void }
  | {
      readonly what: "moment";
      readonly at: number;
      readonly answers: ListedMoment | null;
      readonly edits: ListedMoment | null;
    }
  | { readonly what: "correction"; readonly index: number | null };

/** What people can set and change of a case's marks. */
export interface Marking {
  /** What is being written now; null for nothing. */
  readonly writing: Writing | null;
  readonly close: () => void;
  readonly bookmark: () => void;
  readonly comment: () => void;
  readonly answer: (moment: ListedMoment) => void;
  readonly edit: (moment: ListedMoment) => void;
  /** @param index frame number of the key frame; null for the one at the playhead */
  readonly dispute: (index: number | null) => void;
  readonly settle: (moment: ListedMoment, state: MomentState) => void;
}

/** The marks of one case; everything carries the name that this browser was given, which is asked for at the first. */
export function useMarking(caseId: string, player: Player): Marking {
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
    const moment = (answers: ListedMoment | null, edits: ListedMoment | null) =>
      named(() => write({ what: "moment", at: (edits ?? answers)?.from ?? at(), answers, edits }));
    const send = (path: string, title: string, seconds: number, replaces: number | null, body: object) =>
      outbox.add({
        change: {
          id: crypto.randomUUID(),
          method: "POST",
          path: `${caseId}/${path}`,
          replaces,
          body: { ...body, by: person.value },
        },
        caseId,
        title,
        at: seconds,
      });
    return {
      writing,
      close: () => write(null),
      bookmark: () =>
        named(() =>
          send("moments", "Bookmark", at(), null, { kind: "bookmark", from: at(), to: at(), severity: "note" }),
        ),
      comment: () => moment(null, null),
      answer: (answered) => moment(answered, null),
      edit: (edited) => moment(null, edited),
      dispute: (index) => named(() => write({ what: "correction", index })),
      settle: ({ id, from, number }, state) =>
        named(() => send(`moments/${id}/state`, "Change of state", from, number, { state })),
    };
  }, [caseId, player, named, writing]);
}
