import { describe, expect, it } from "vitest";
import { PaceMeter } from "./PaceMeter";
import { paceWords } from "./paceWords";

/** Playback of 25 frames a second at a rate, of which every so manieth is shown. */
function played(milliseconds: number, rate: number, every = 1, meter = new PaceMeter()): PaceMeter {
  const step = (40 * every) / rate;
  for (let turn = 0; turn * step <= milliseconds; turn++) {
    meter.hear({ now: turn * step, mediaTime: turn * every * 0.04, frame: turn * every, presented: turn });
  }

  return meter;
}

describe("PaceMeter", () => {
  it("says nothing before it has seen a second", () => {
    expect(played(900, 1).pace).toBeNull();
  });

  it("measures the rate and the share of frames that were shown", () => {
    const pace = played(3000, 4, 4).pace!;
    expect([pace.rate.toFixed(2), pace.shownShare]).toEqual(["4.00", 0.25]);
  });

  it("takes a page that nobody looked at for no slow playback", () => {
    const meter = played(2000, 1);
    meter.hear({ now: 60_000, mediaTime: 60, frame: 1500, presented: 60 });
    expect(meter.pace).toBeNull();
  });

  it("begins anew when the video goes back", () => {
    const meter = played(2000, 1);
    meter.hear({ now: 2040, mediaTime: 0, frame: 0, presented: 51 });
    expect(meter.pace).toBeNull();
  });
});

describe("paceWords", () => {
  it.each([
    [1, { rate: 0.98, shownShare: 0.97 }, null],
    [8, { rate: 5.23, shownShare: null }, "reaches 5.2×"],
    [4, { rate: 4, shownShare: 0.26 }, "shows 1 frame of 4"],
    [2, { rate: 2, shownShare: 0.75 }, "shows 75 % of the frames"],
    [8, { rate: 6, shownShare: 0.1 }, "reaches 6.0×, shows 1 frame of 10"],
    [8, null, null],
  ])("at %f with %o say %s", (asked, pace, words) => {
    expect(paceWords(asked, pace)).toBe(words);
  });
});
