import { describe, expect, it } from "vitest";
import { joinedWords, joinMarks, reachOf } from "./joinMarks";
import { gravityOf, type Mark } from "./Mark";

const mark = (from: number, more: Partial<Mark> = {}): Mark => ({
  id: `${from} ${more.severity ?? ""}`,
  kind: "flag",
  from,
  to: from,
  severity: "note",
  state: "open",
  by: null,
  title: `Note at ${from}`,
  ...more,
});
const scale = { from: 0, to: 100, width: 1000 };

describe("joinMarks", () => {
  it("joins marks nearer than 18 pixels and leaves others apart", () => {
    const joined = joinMarks([mark(10), mark(11.75), mark(12), mark(40)], scale);
    expect(joined.map(({ marks, x }) => [marks.length, x])).toEqual([
      [2, 100],
      [1, 120],
      [1, 400],
    ]);
  });

  it("comes apart when the timeline is zoomed", () => {
    const marks = [mark(10), mark(11)];
    expect(joinMarks(marks, { from: 5, to: 15, width: 1000 })).toHaveLength(2);
  });

  it("puts the gravest on top, and what is settled under what is open", () => {
    const settled = mark(10, { severity: "safety", state: "settled" });
    const grave = mark(11, { severity: "caution" });
    expect(joinMarks([mark(10), settled, grave], scale)[0]!.marks[0]).toBe(grave);
  });

  it("leaves out what is not shown", () => {
    expect(joinMarks([mark(2), mark(50), mark(90)], { from: 40, to: 60, width: 1000 })).toHaveLength(1);
  });

  it("stands where the picture is of which it speaks", () => {
    expect(joinMarks([mark(48, { at: 51, to: 54 })], scale)[0]!.x).toBe(510);
  });

  it("can be pressed on its sign and on all of which it speaks", () => {
    const reaches = [[mark(50)], [mark(40, { at: 50, to: 52 })], [mark(50), mark(51, { to: 60 })]].map((marks) =>
      reachOf(joinMarks(marks, scale)[0]!, scale),
    );
    expect(reaches).toEqual([
      { from: 484, to: 516 },
      { from: 400, to: 520 },
      { from: 484, to: 600 },
    ]);
  });

  it("says all that is joined, the gravest first", () => {
    const words = joinedWords(joinMarks([mark(10), mark(11, { severity: "safety", title: "Safety" })], scale)[0]!);
    expect(words).toBe("Safety\nand 1 more:\nNote at 10");
  });
});

describe("Mark", () => {
  it("orders by what is open, then by severity", () => {
    const order = [
      mark(1, { severity: "safety" }),
      mark(1, { severity: "caution" }),
      mark(1, { severity: null }),
      mark(1, { severity: "safety", state: "acknowledged" }),
      mark(1, { severity: "safety", state: "withdrawn" }),
    ].map(gravityOf);
    expect(order).toEqual(order.toSorted((a, b) => b - a));
    expect(new Set(order).size).toBe(order.length);
  });
});
