import { describe, expect, it } from "vitest";
import { edgeRange, edgesOf, withEdge } from "./edges";

const span = (phase: string, startSeconds: number, endSeconds: number) => ({
  phase,
  startSeconds,
  endSeconds,
  confidence: null,
  by: "Dr A",
});
const path = [span("idle", 0, 10), span("incision", 10, 20), span("idle", 20, 30)];

describe("edges of a person's path", () => {
  it("lie between its spans", () => {
    expect(edgesOf(path)).toEqual([10, 20]);
  });

  it("take both spans with them when they move", () => {
    expect(withEdge(path, 0, 12.5).map((one) => [one.startSeconds, one.endSeconds])).toEqual([
      [0, 12.5],
      [12.5, 20],
      [20, 30],
    ]);
  });

  it("leave every span a frame", () => {
    expect(edgeRange(path, 1, 0.04)).toEqual([10.04, 29.96]);
    expect(edgeRange([span("idle", 0, 0.02), span("incision", 0.02, 0.04)], 0, 0.04)).toEqual([0.04, 0.04]);
  });
});
