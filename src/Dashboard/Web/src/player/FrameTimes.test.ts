import { describe, expect, it } from "vitest";
import { FrameTimes, lastAtOrBefore } from "./FrameTimes";

const ntsc = Array.from({ length: 300 }, (_, i) => (i * 1001) / 30000);
const variable = [0, 0.04, 0.08, 0.5, 0.52, 2];

describe("FrameTimes", () => {
  it.each([
    ["29.97 frames a second", ntsc],
    ["a variable rate", variable],
  ])("finds the frame of every presentation time at %s", (_, seconds) => {
    const times = new FrameTimes(seconds);
    expect(seconds.map((start) => times.frameAt(start))).toEqual(seconds.map((_start, i) => i));
  });

  it("finds a frame though its time was rounded to microseconds", () => {
    const times = new FrameTimes(ntsc);
    expect(ntsc.map((start) => times.frameAt(Math.floor(start * 1e6) / 1e6))).toEqual(ntsc.map((_, i) => i));
  });

  it("seeks to where the same frame is still on screen", () => {
    const times = new FrameTimes(variable);
    expect(variable.map((_, i) => times.frameAt(times.middleOf(i)))).toEqual([0, 1, 2, 3, 4, 5]);
    expect(times.middleOf(2)).toBeCloseTo(0.29);
  });

  it("stays inside the video", () => {
    const times = new FrameTimes(variable);
    expect([times.frameAt(-1), times.frameAt(99), times.startOf(-5), times.startOf(99)]).toEqual([0, 5, 0, 2]);
  });

  it("stands a video without a table", () => {
    expect(new FrameTimes([]).middleOf(3)).toBe(0);
  });
});

describe("lastAtOrBefore", () => {
  it.each([
    [-1, -1],
    [0, 0],
    [0.9, 0],
    [1, 1],
    [5, 2],
  ])("at %f s finds item %i", (seconds, index) => {
    expect(lastAtOrBefore([0, 1, 2], seconds, (start) => start)).toBe(index);
  });
});
