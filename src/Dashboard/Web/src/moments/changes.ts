import type { Change } from "../server/change";
import type { EffectiveSpan, KeyFrame } from "../server/types";
import { person } from "../shared/person";
import { correctionOf, type Judgement } from "./correctionOf";
import { pathWith, type PathSpan } from "./pathOf";

/** A correction of a key frame, over the one that its author has seen. */
export const correctionChange = (caseId: string, said: KeyFrame, judgement: Judgement, replaces: number): Change =>
  posted(`${caseId}/corrections`, replaces, correctionOf(said, judgement, person.value ?? ""));

/** A correction of one stretch, which is one of the phases of the whole case. */
export const pathChange = (
  caseId: string,
  spans: readonly EffectiveSpan[],
  phase: string,
  { startSeconds, endSeconds }: EffectiveSpan,
  replaces: number,
  comment = "",
): Change => wholePathChange(caseId, pathWith(spans, phase, startSeconds, endSeconds), replaces, comment);

/** The phases of the whole case. */
export const wholePathChange = (caseId: string, spans: readonly PathSpan[], replaces: number, comment = ""): Change =>
  posted(`${caseId}/corrections/path`, replaces, {
    spans,
    by: person.value,
    ...(comment.trim().length > 0 ? { comment: comment.trim() } : {}),
  });

/** Takes back the correction that counts of a key frame, or of the phases. */
export const withdrawal = (caseId: string, index: number | null, replaces: number): Change =>
  posted(`${caseId}/corrections/withdrawn`, replaces, {
    by: person.value,
    ...(index === null ? { path: true } : { index }),
  });

const posted = (path: string, replaces: number, body: Change["body"]): Change => ({
  id: crypto.randomUUID(),
  method: "POST",
  path,
  replaces,
  body,
});
