import { describe, expect, it } from "vitest";
import { guidance } from "../testing";
import { OverlayView } from "./OverlayView";
import { Player } from "./Player";

function viewed(until: number) {
  const image = document.createElement("img");
  const view = new OverlayView(image, "a");
  view.know([guidance(1), guidance(3)], until, new Player());
  return (seconds: number) => {
    view.show(seconds);
    return image.hidden ? null : image.getAttribute("src");
  };
}

describe("OverlayView", () => {
  it("shows what was last said about a time", () => {
    const at = viewed(Infinity);
    expect([at(1), at(2.9), at(3)]).toEqual(["/api/cases/a/events/2/overlay.svg", "/api/cases/a/events/2/overlay.svg", "/api/cases/a/events/4/overlay.svg"]);
  });

  it("shows nothing before the first key frame", () => {
    expect(viewed(Infinity)(0.5)).toBeNull();
  });

  it("shows nothing for what was not read yet", () => {
    const at = viewed(3);
    expect([at(3) === null, at(3.5)]).toEqual([false, null]);
  });
});
