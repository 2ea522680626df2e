import { describe, expect, it } from "vitest";
import { unsureOf } from "./unsure";

const span = (startSeconds: number, endSeconds: number, by: string | null = null) => ({
  phase: "idle",
  startSeconds,
  endSeconds,
  confidence: by === null ? 1 : null,
  by,
});
const scale = { from: 0, to: 100, width: 1000 };
const of = (...spans: ReturnType<typeof span>[]) => unsureOf(spans, [], scale).map(({ x, width }) => [x, width]);

describe("unsure edges", () => {
  it("reach three seconds to both sides, and not to the ends of the video", () => {
    expect(of(span(0, 20), span(20, 100))).toEqual([[170, 60]]);
  });

  it("reach no farther than a phase", () => {
    expect(of(span(0, 20), span(20, 22), span(22, 100))).toEqual([
      [170, 50],
      [200, 50],
    ]);
  });

  it("are none where a person has set the phase", () => {
    expect(of(span(0, 20), span(20, 40, "Dr A"), span(40, 100))).toEqual([]);
  });

  it("are none beside a gap", () => {
    const gap = { startSeconds: 20, endSeconds: 25, kind: "pause", reason: "" } as const;
    expect(of(span(0, 20), span(25, 100))).toEqual([]);
    expect(unsureOf([span(0, 20), span(20, 100)], [gap], scale)).toEqual([]);
  });
});
