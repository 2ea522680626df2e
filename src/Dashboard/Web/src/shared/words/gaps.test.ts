import { describe, expect, it } from "vitest";
import type { CaseGap } from "../../server/types";
import { footageWords, gapAt, isWhole, placeWords, stretchWords } from "./gaps";

const gap = (startSeconds: number, endSeconds: number, kind: CaseGap["kind"]): CaseGap => ({
  startSeconds,
  endSeconds,
  kind,
  reason: "",
});
const footage = (seenShare: number, ...gaps: CaseGap[]) => ({
  lengthSeconds: 20,
  seenShare,
  gaps,
  notes: [],
  playsCopy: false,
});

describe("gaps", () => {
  it("are found by a time that was rounded, from their first moment to before their end", () => {
    const gaps = [gap(2, 17, "pause")];
    expect([1.99, 1.999999, 10, 16.9, 16.999999, 17].map((seconds) => gapAt(gaps, seconds) !== null)).toEqual([
      false,
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it.each([
    [gap(2, 17, "pause"), "No picture here: the recording pauses until 0:17"],
    [gap(0, 12.01, "pause"), "No picture yet: the first one comes at 0:12"],
    [gap(2.76, 3, "damaged"), "The file is damaged here until 0:03.00: a picture may be old, torn or missing"],
    [gap(18, 20, "missing"), "No picture here: the file holds none to the end"],
  ])("say what is not to be seen: %o", (one, words) => {
    expect(placeWords(one, 20)).toBe(words);
  });

  it("say times to the hundredth where they are short", () => {
    expect([stretchWords(gap(2.76, 3, "damaged")), stretchWords(gap(2, 17, "pause"))]).toEqual([
      "0:02.76 to 0:03.00",
      "0:02 to 0:17",
    ]);
  });

  it("are never rounded away from what was seen", () => {
    const almost = footage(0.9999, gap(2, 2.04, "damaged"));
    expect([isWhole(almost), footageWords(almost)]).toEqual([false, "Seen 99 %, 1 gap"]);
    expect([isWhole(footage(0.97)), footageWords(footage(0.5))]).toEqual([true, "Seen 50 %"]);
  });
});
