import type { Drawn } from "../../player/OverlayView";
import type { CaseData } from "../useCaseData";

/** What is drawn over the pictures of a case: places that the model's words name, as long as they hold. */
export const drawnOf = ({ effective, byFrame }: Pick<CaseData, "effective" | "byFrame">): readonly Drawn[] =>
  (effective?.frames ?? []).flatMap(({ index, place, fromSeconds, untilSeconds }) => {
    const item = byFrame.get(index);
    return place === null || item === undefined ? [] : [{ number: item.number, fromSeconds, untilSeconds }];
  });
