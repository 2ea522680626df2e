import { describe, expect, it } from "vitest";
import { playClock } from "./playClock";

describe("playClock", () => {
  it.each([
    [51.38, true, "0:51"],
    [51.38, false, "0:51.3"],
    [59.999, false, "0:59.9"],
    [0.199999, false, "0:00.2"],
    [3723.5, false, "1:02:03.5"],
    [-1, false, "0:00.0"],
  ])("shows %f s, playing %s, as %s", (seconds, isPlaying, words) => {
    expect(playClock(seconds, isPlaying)).toBe(words);
  });
});
