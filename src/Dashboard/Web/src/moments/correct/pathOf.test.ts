import { describe, expect, it } from "vitest";
import type { EffectiveSpan } from "../../server/types";
import { pathWith, pathWithEdge } from "./pathOf";

const span = (phase: string | null, startSeconds: number, endSeconds: number): EffectiveSpan => ({
  phase,
  startSeconds,
  endSeconds,
  confidence: 0.9,
  by: null,
});
const spans = [span("idle", 0, 5), span("incision", 5, 10), span(null, 10, 12), span("idle", 12, 20)];
const shown = (path: readonly { phase: string; startSeconds: number; endSeconds: number }[]) =>
  path.map(({ phase, startSeconds, endSeconds }) => `${phase} ${startSeconds}-${endSeconds}`);

describe("pathWith", () => {
  it("lays a stretch over what was there, and splits what it lies in", () => {
    expect(shown(pathWith(spans, "viscoelastic", 6, 8))).toEqual([
      "idle 0-5",
      "incision 5-6",
      "viscoelastic 6-8",
      "incision 8-10",
      "idle 12-20",
    ]);
  });

  it("merges with neighbours of the same phase, and claims nothing where nothing is known", () => {
    expect(shown(pathWith(spans, "idle", 5, 10))).toEqual(["idle 0-10", "idle 12-20"]);
  });
});

describe("pathWithEdge", () => {
  it("moves an edge between two phases", () => {
    expect(shown(pathWithEdge(spans, 0, 7.04))).toEqual(["idle 0-7.04", "incision 7.04-10", "idle 12-20"]);
  });

  it("moves it no farther than the spans around it", () => {
    expect(shown(pathWithEdge(spans, 0, 99))).toEqual(["idle 0-10", "idle 12-20"]);
    expect(shown(pathWithEdge(spans, 0, -1))).toEqual(["incision 0-10", "idle 12-20"]);
  });
});
