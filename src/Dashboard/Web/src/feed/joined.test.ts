import { describe, expect, it } from "vitest";
import { effectiveFrame, guidance } from "../server/testing";
import { joinedAt, joinedOf } from "./joined";

const items = (...seconds: number[]) => new Map(seconds.map((at) => [at * 25, guidance(at)]));

describe("joinedOf", () => {
  it("joins neighbours of which the same holds", () => {
    const joined = joinedOf(
      [0, 3, 6].map((at) => effectiveFrame(at)),
      items(0, 3, 6),
    );
    expect(joined.map(({ count, untilSeconds }) => [count, untilSeconds])).toEqual([[3, 7.5]]);
  });

  it("parts them where advice, phase, author or flags differ, and across a gap", () => {
    const frames = [
      effectiveFrame(0),
      effectiveFrame(3, { advice: "Wait." }),
      effectiveFrame(6, { advice: "Wait.", phase: "idle" }),
      effectiveFrame(9, { advice: "Wait.", phase: "idle", phaseBy: "Dr A" }),
      effectiveFrame(20, { advice: "Wait.", phase: "idle", phaseBy: "Dr A" }),
    ];
    expect(joinedOf(frames, items(0, 3, 6, 9, 20)).map(({ count }) => count)).toEqual([1, 1, 1, 1, 1]);
  });

  it("leaves out what is not weighed, or has not come yet", () => {
    expect(joinedOf([effectiveFrame(0), effectiveFrame(3)], items(3, 6)).map(({ frame }) => frame.seconds)).toEqual([
      3,
    ]);
  });

  it("knows which one speaks of a time", () => {
    const joined = joinedOf([effectiveFrame(0), effectiveFrame(3), effectiveFrame(20)], items(0, 3, 20));
    expect([0, 4, 10, 20].map((at) => joinedAt(joined, at))).toEqual([0, 0, -1, 1]);
  });
});
