import { describe, expect, it } from "vitest";
import { ticksOn, unseenOf, unseenOn } from "./seen";

const blurred = "Not shown to the model: the picture is blurred beyond judging.";
const frame = (seconds: number, unread: string | null = null) => ({ seconds, unread });
const scale = { from: 0, to: 10, width: 100 };

describe("the lane of what was seen", () => {
  it("has a tick for each picture that was read", () => {
    expect(ticksOn([frame(0), frame(2), frame(4, blurred), frame(6), frame(12)], scale)).toEqual([0, 20, 60]);
  });

  it("leaves out ticks that cannot be told apart", () => {
    const many = Array.from({ length: 101 }, (_, i) => frame(i / 10));
    const ticks = ticksOn(many, scale);
    const distances = ticks.slice(1).map((x, index) => x - ticks[index]!);
    expect(Math.min(...distances)).toBeGreaterThanOrEqual(4);
    expect(Math.max(...distances)).toBeLessThan(6);
  });

  it("joins neighbours that say nothing for the same reason", () => {
    const frames = [frame(0), frame(2, blurred), frame(4, blurred), frame(6, "Not read."), frame(8)];
    expect(unseenOf(frames)).toEqual([
      { words: blurred, fromSeconds: 1, toSeconds: 5 },
      { words: "Not read.", fromSeconds: 5, toSeconds: 7 },
    ]);
  });

  it("shows a single one at the end", () => {
    const [last] = unseenOf([frame(8), frame(10, blurred)]);
    expect([last, unseenOn(scale, last!)]).toEqual([
      { words: blurred, fromSeconds: 9, toSeconds: 10 },
      { x: 90, width: 10 },
    ]);
  });
});
