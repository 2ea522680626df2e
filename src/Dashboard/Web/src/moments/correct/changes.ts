import type { Change } from "../../server/change";
import type { KeyFrame } from "../../server/types";
import { person } from "../../shared/person";
import { correctionOf, type Judgement } from "./correctionOf";
import type { Counting } from "./counting";
import type { PathSpan } from "./pathOf";

/** A correction of a key frame, over the one that its author has seen. */
export const correctionChange = (caseId: string, said: KeyFrame, judgement: Judgement, replaces: number): Change =>
  posted(`${caseId}/corrections`, replaces, correctionOf(said, judgement, person.value ?? ""));

/** The phases of the whole case, over those that their author has seen. */
export const pathChange = (caseId: string, spans: readonly PathSpan[], replaces: number, comment = ""): Change =>
  posted(`${caseId}/corrections/path`, replaces, {
    spans,
    by: person.value,
    ...(comment.trim().length > 0 ? { comment: comment.trim() } : {}),
  });

/**
 * What takes a correction back: the one before it, word for word, or none.
 * @param index frame number of the key frame; null for the phases of the whole case
 * @param written number of what is taken back
 */
export function takeBack(caseId: string, index: number | null, before: Counting<object>, written: number): Change {
  const corrections = `${caseId}/corrections`;
  return before.said
    ? posted(index === null ? `${corrections}/path` : corrections, written, { ...before.said })
    : posted(`${corrections}/withdrawn`, written, {
        by: person.value,
        ...(index === null ? { path: true } : { index }),
      });
}

const posted = (path: string, replaces: number, body: Change["body"]): Change => ({
  id: crypto.randomUUID(),
  method: "POST",
  path,
  replaces,
  body,
});
