import { describe, expect, it } from "vitest";
import { isWhole, noLoop, turnOf, withEnd, withStart } from "./Loop";

const loop = withEnd(withStart(noLoop, 2), 5);

describe("Loop", () => {
  it("is played once both ends are set, in either order", () => {
    expect([noLoop, withStart(noLoop, 2), loop, withStart(withEnd(noLoop, 5), 2)].map(isWhole)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it("gives up the end that does not fit a new one", () => {
    expect(withStart(loop, 7)).toEqual({ from: 7, to: null });
    expect(withEnd(loop, 1)).toEqual({ from: null, to: 1 });
    expect(withEnd(loop, 2)).toEqual({ from: null, to: 2 });
  });

  it("turns where its last frame is shown, however far playback ran past it", () => {
    expect([turnOf(loop, 4.92, 4.96), turnOf(loop, 4.96, 5), turnOf(loop, 4.8, 5.2)]).toEqual([null, 2, 2]);
  });

  it("leaves alone who plays before or behind it", () => {
    expect([turnOf(loop, 1, 1.04), turnOf(loop, 5, 5.04), turnOf(loop, 9, 9.04)]).toEqual([null, null, null]);
  });

  it("does not turn while only one end is set", () => {
    expect(turnOf(withEnd(noLoop, 5), 4.96, 5)).toBeNull();
  });
});
