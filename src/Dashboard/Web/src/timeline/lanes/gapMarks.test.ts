import { describe, expect, it } from "vitest";
import type { CaseGap } from "../../server/types";
import { besideGaps, clearOfGaps, gapMarksOf, markWords } from "./gapMarks";

const gap = (startSeconds: number, endSeconds: number, kind: CaseGap["kind"] = "damaged"): CaseGap => ({
  startSeconds,
  endSeconds,
  kind,
  reason: `It is ${kind}.`,
});

const scale = (to: number, width: number) => ({ from: 0, to, width });

describe("marks of gaps", () => {
  it("keeps a lost picture of an hour in sight, also at the end", () => {
    const [first, last] = gapMarksOf([gap(1800, 1800.04), gap(3599.96, 3600)], scale(3600, 800));
    expect([first!.width, last!.width]).toEqual([5, 5]);
    expect(last!.x + last!.width).toBe(800);
  });

  it("joins what is too close to be told apart, and says how many", () => {
    const marks = gapMarksOf([gap(10, 10.04), gap(10.2, 10.24, "missing"), gap(500, 501)], scale(1000, 800));
    expect(marks.map(({ gaps }) => gaps.length)).toEqual([2, 1]);
    expect(markWords(marks[0]!)).toBe("2 gaps, 0:10.00 to 0:10.24: It is damaged. It is missing.");
  });

  it("tells wide neighbours apart", () => {
    expect(gapMarksOf([gap(0, 10), gap(10, 20, "missing")], scale(100, 800)).map(({ label }) => label)).toEqual([
      "Damaged",
      "Missing",
    ]);
  });

  it.each([
    [80, "Pause"],
    [30, ""],
  ])("writes on %i pixels: %s", (width, label) => {
    expect(gapMarksOf([gap(0, 10, "pause")], scale(10, width))[0]!.label).toBe(label);
  });
});

describe("phases beside gaps", () => {
  const span = (phase: string | null, startSeconds: number, endSeconds: number) => ({
    phase,
    startSeconds,
    endSeconds,
    confidence: 0,
    by: null,
  });

  it("cuts gaps out of what is unknown and out of nothing else", () => {
    const parts = besideGaps([span(null, 0, 20), span("idle", 20, 40)], [gap(5, 10), gap(15, 25)]);
    expect(parts.map(({ startSeconds, endSeconds }) => [startSeconds, endSeconds])).toEqual([
      [0, 5],
      [10, 15],
      [20, 40],
    ]);
  });

  it("cuts gaps out of all that is named", () => {
    const parts = clearOfGaps([span("idle", 20, 40)], [gap(15, 25), gap(30, 31)]);
    expect(parts.map(({ startSeconds, endSeconds }) => [startSeconds, endSeconds])).toEqual([
      [25, 30],
      [31, 40],
    ]);
  });
});
