import { describe, expect, it } from "vitest";
import { around, following, nearer, shifted, whole } from "./Stretch";

const hour = 3600;

describe("Stretch", () => {
  it("keeps what stands under the pointer in its place", () => {
    const stretch = nearer(whole(hour), 4, 900, hour);
    expect(stretch).toEqual({ from: 675, to: 1575 });
    expect((900 - stretch.from) / 900).toBeCloseTo(900 / hour);
  });

  it("is never longer than the video, nor shorter than some frames", () => {
    expect(nearer({ from: 10, to: 20 }, 0.001, 15, hour)).toEqual(whole(hour));
    expect(nearer(whole(hour), 1e9, 0, hour)).toEqual({ from: 0, to: 2 });
    expect(nearer(whole(1.2), 8, 0.6, 1.2)).toEqual(whole(1.2));
  });

  it("stays inside the video", () => {
    expect(shifted({ from: 100, to: 160 }, -500, hour)).toEqual({ from: 0, to: 60 });
    expect(shifted({ from: 100, to: 160 }, 9999, hour)).toEqual({ from: 3540, to: 3600 });
    expect(around(5, 60, hour)).toEqual({ from: 0, to: 60 });
    expect(around(5, 60, 20)).toEqual(whole(20));
  });

  it("follows the playhead only when it leaves", () => {
    const stretch = { from: 100, to: 200 };
    expect(following(stretch, 150, 0.1, hour)).toBe(stretch);
    expect(following(stretch, 195, 0.1, hour)).toEqual({ from: 145, to: 245 });
    expect(following(stretch, 20, 0.1, hour)).toEqual({ from: 0, to: 100 });
  });

  it("has nothing to follow to at the ends of the video", () => {
    const [first, last] = [whole(100), { from: 3500, to: 3600 }];
    expect([following(first, 2, 0.25, 100), following(last, 3599, 0.25, hour)]).toEqual([first, last]);
  });
});
