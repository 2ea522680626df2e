import { describe, expect, it } from "vitest";
import { guidance } from "../server/testing";
import { barsOf, marksOf, secondsAt, ticksOf, xOf } from "./geometry";

const span = (phase: string | null, startSeconds: number, endSeconds: number) => ({
  phase,
  startSeconds,
  endSeconds,
  confidence: 1,
});
const safety = { code: "safety", reason: "stop" } as const;
const slow = { code: "slow-pace", reason: "slow" } as const;

describe("timeline geometry", () => {
  it("maps times to pixels and back", () => {
    expect([0, 12.5, 50, 100].map((seconds) => secondsAt(xOf(seconds, 100, 777), 100, 777))).toEqual([
      0, 12.5, 50, 100,
    ]);
  });

  it("keeps times outside the video inside the timeline", () => {
    expect([xOf(-5, 100, 500), xOf(120, 100, 500), secondsAt(900, 100, 500), xOf(5, 0, 500)]).toEqual([0, 500, 100, 0]);
  });

  it("lays phases side by side without gaps", () => {
    const bars = barsOf([span("idle", 0, 30), span("incision", 30, 60), span(null, 60, 100)], 100, 1000);
    expect(bars.map(({ x, width }) => [x, width])).toEqual([
      [0, 300],
      [300, 300],
      [600, 400],
    ]);
  });

  it.each([
    [300, "Phacoemulsification"],
    [80, "Phaco"],
    [20, ""],
  ])("writes into a bar of %i pixels: %s", (width, label) => {
    expect(barsOf([span("phacoemulsification", 0, 10)], 10, width)[0]!.label).toBe(label);
  });

  it("says unknown where no phase is believed", () => {
    expect(barsOf([span(null, 0, 10)], 10, 300)[0]!.label).toBe("Unknown");
  });

  it("keeps the shortest phase visible", () => {
    expect(barsOf([span("idle", 5, 5)], 1000, 300)[0]!.width).toBe(1);
  });

  it.each([
    [128, 830],
    [70, 320],
    [5400, 1200],
    [1, 300],
  ])("numbers a video of %i s on %i pixels without crowding", (duration, width) => {
    const ticks = ticksOf(duration, width);
    expect(ticks[0]).toBe(0);
    expect(ticks.at(-1)).toBeLessThanOrEqual(duration);
    expect(xOf(ticks[1] ?? duration, duration, width) - 0 >= 72 || ticks.length === 1).toBe(true);
  });

  it("makes one mark of the same flag on neighbouring key frames", () => {
    const marks = marksOf([guidance(1, safety), guidance(2, safety), guidance(3), guidance(4, safety)]);
    expect(marks.map(({ startSeconds, endSeconds, count }) => [startSeconds, endSeconds, count])).toEqual([
      [1, 2, 2],
      [4, 4, 1],
    ]);
  });

  it("keeps different flags apart", () => {
    const marks = marksOf([guidance(1, safety, slow), guidance(2, slow)]);
    expect(marks.map(({ code, count }) => [code, count])).toEqual([
      ["safety", 1],
      ["slow-pace", 2],
    ]);
  });

  it("joins no flags across a gap", () => {
    const gap = { startSeconds: 2, endSeconds: 4, kind: "pause", reason: "" } as const;
    expect(marksOf([guidance(1, safety), guidance(5, safety)], [gap]).map(({ count }) => count)).toEqual([1, 1]);
  });
});
