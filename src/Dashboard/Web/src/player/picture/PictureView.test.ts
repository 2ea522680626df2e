import { describe, expect, it } from "vitest";
import { centre, moved, transformOf, wholePicture, zoomed } from "./PictureView";

describe("PictureView", () => {
  it("keeps what lies under the pointer where it is", () => {
    const view = zoomed(zoomed(wholePicture, 2, { x: 0.25, y: 0.75 }), 1.5, { x: 0.25, y: 0.75 });
    expect(view.x + 0.25 * view.scale).toBeCloseTo(0.25);
    expect(view.y + 0.75 * view.scale).toBeCloseTo(0.75);
  });

  it("is never smaller than the stage, nor larger than eight times", () => {
    expect([zoomed(wholePicture, 0.5, centre).scale, zoomed(wholePicture, 99, centre).scale]).toEqual([1, 8]);
  });

  it("shows no place outside of the picture", () => {
    const view = zoomed(wholePicture, 2, centre);
    expect(moved(view, { x: 9, y: -9 })).toEqual({ scale: 2, x: 0, y: -1 });
    expect(moved(wholePicture, { x: 0.3, y: 0.3 })).toEqual(wholePicture);
  });

  it("is whole again when it has shrunk, wherever it was", () => {
    expect(zoomed(moved(zoomed(wholePicture, 4, centre), { x: -1, y: 1 }), 0.1, centre)).toEqual(wholePicture);
  });

  it("is laid over the stage from its corner", () => {
    expect([transformOf(wholePicture), transformOf(zoomed(wholePicture, 2, centre))]).toEqual([
      "none",
      "translate(-50%, -50%) scale(2)",
    ]);
  });
});
