import { describe, expect, it } from "vitest";
import { barsOf, ticksOf } from "./geometry";
import { secondsOn, xOn } from "./view/Scale";

const span = (phase: string | null, startSeconds: number, endSeconds: number) => ({
  phase,
  startSeconds,
  endSeconds,
  confidence: 1,
  by: null,
});
const scale = (to: number, width: number, from = 0) => ({ from, to, width });

describe("timeline geometry", () => {
  it("maps times to pixels and back", () => {
    const hour = scale(160, 777, 60);
    expect([60, 72.5, 110, 160].map((seconds) => secondsOn(hour, xOn(hour, seconds)))).toEqual([60, 72.5, 110, 160]);
  });

  it("finds no time beside what is shown", () => {
    expect([secondsOn(scale(100, 500), 900), secondsOn(scale(100, 500, 20), -5), xOn(scale(0, 500), 5)]).toEqual([
      100, 20, 0,
    ]);
  });

  it("draws of a bar what is shown of it, with its name where that has room", () => {
    const spans = [span("idle", 0, 30), span("phacoemulsification", 30, 90), span("incision", 90, 100)];
    const bars = barsOf(spans, scale(80, 400, 40));
    expect(bars.map(({ x, width, label }) => [x, width, label])).toEqual([[0, 400, "Phacoemulsification"]]);
  });

  it("lays phases side by side without gaps", () => {
    const bars = barsOf([span("idle", 0, 30), span("incision", 30, 60), span(null, 60, 100)], scale(100, 1000));
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
    expect(barsOf([span("phacoemulsification", 0, 10)], scale(10, width))[0]!.label).toBe(label);
  });

  it("says unknown where no phase is believed", () => {
    expect(barsOf([span(null, 0, 10)], scale(10, 300))[0]!.label).toBe("Unknown");
  });

  it("keeps the shortest phase visible", () => {
    expect(barsOf([span("idle", 5, 5)], scale(1000, 300))[0]!.width).toBe(1);
  });

  it.each([
    [128, 830],
    [70, 320],
    [5400, 1200],
    [1, 300],
  ])("numbers a video of %i s on %i pixels without crowding", (duration, width) => {
    const all = scale(duration, width);
    const ticks = ticksOf(all);
    expect(ticks[0]).toBe(0);
    expect(ticks.at(-1)).toBeLessThanOrEqual(duration);
    expect(xOn(all, ticks[1] ?? duration) >= 72 || ticks.length === 1).toBe(true);
  });

  it("numbers what is shown in round times", () => {
    expect(ticksOf(scale(75.5, 400, 61))).toEqual([65, 70, 75]);
    expect(ticksOf(scale(62, 830, 60)).map((one) => one.toFixed(1))).toContain("60.4");
  });
});
