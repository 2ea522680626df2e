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
  });

  it("seeks no farther into a frame before a pause than into those around it", () => {
    expect(new FrameTimes(variable).middleOf(2)).toBeCloseTo(0.09);
  });

  it("stays inside the video", () => {
    const times = new FrameTimes(variable);
    expect([times.frameAt(-1), times.frameAt(99), times.startOf(-5), times.startOf(99)]).toEqual([0, 5, 0, 2]);
  });

  it("stands a video without a table", () => {
    expect(new FrameTimes([]).middleOf(0)).toBeLessThan(1);
  });
});

describe("FrameTimes with gaps", () => {
  const gap = (startSeconds: number, endSeconds: number) =>
    ({ startSeconds, endSeconds, kind: "missing", reason: "" }) as const;
  const paused = new FrameTimes([0, 0.04, 0.08, 17, 17.04]);
  const lost = new FrameTimes([0, 0.04, 0.08, 0.4, 0.44], [gap(0.12, 0.4), gap(0.48, 1)]);

  it("stands in a pause where the video stands, and elsewhere at the time of the shown frame", () => {
    expect([paused.placeOf(0.08, 0.08), paused.placeOf(17, 10), paused.placeOf(0.04, 0.05)]).toEqual([0.08, 10, 0.04]);
  });

  it("has no frame where pictures were lost, before the first and behind the last", () => {
    const late = new FrameTimes([12, 12.04]);
    expect([0.08, 0.13, 0.4, 0.5].map((time) => lost.isEmpty(time))).toEqual([false, true, false, true]);
    expect([late.isEmpty(5), late.isEmpty(12), lost.end > 0.99]).toEqual([true, false, true]);
  });

  it("takes slow pictures for pictures", () => {
    const slow = new FrameTimes([0, 2, 4, 6]);
    expect([slow.isEmpty(1), slow.isEmpty(3), slow.placeOf(2, 3)]).toEqual([false, false, 2]);
  });

  it("has a frame where damage left one", () => {
    const torn = new FrameTimes([0, 0.04, 0.08, 0.12], [gap(0.04, 0.12)]);
    expect([0.04, 0.08, 0.12].map((time) => torn.isEmpty(time))).toEqual([false, false, false]);
  });

  it("seeks to the time itself where no frame is", () => {
    expect([paused.targetFor(10), paused.targetFor(0.04)].map((time) => time.toFixed(2))).toEqual(["10.00", "0.06"]);
  });

  it("steps from inside a pause to the frames around it", () => {
    expect([paused.stepFrom(10, 1), paused.stepFrom(10, -1), paused.stepFrom(17, -1)]).toEqual([17, 0.08, 0.08]);
  });

  it("steps from before the first frame to it, and never back", () => {
    const late = new FrameTimes([12, 12.04]);
    expect([late.stepFrom(5, 1), late.stepFrom(5, -1)]).toEqual([12, 5]);
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
