import { describe, expect, it } from "vitest";
import { guidance } from "../testing";
import { OverlayView } from "./OverlayView";
import { Player } from "./Player";

function viewed(until: number) {
  const image = document.createElement("img");
  const view = new OverlayView(image, "a", "v1");
  view.know([guidance(1), guidance(3)], until, new Player());
  return (seconds: number) => {
    view.show(seconds);
    return image.hidden ? null : image.getAttribute("src");
  };
}

describe("OverlayView", () => {
  it("shows what was last said about a time", () => {
    const at = viewed(Infinity);
    const of = (event: number) => `/api/cases/a/events/${event}/overlay.svg?drawing=v1`;
    expect([at(1), at(2.9), at(3)]).toEqual([of(2), of(2), of(4)]);
  });

  it("shows nothing before the first key frame", () => {
    expect(viewed(Infinity)(0.5)).toBeNull();
  });

  it("shows nothing for what was not read yet", () => {
    const at = viewed(3);
    expect([at(3) === null, at(3.5)]).toEqual([false, null]);
  });
});
