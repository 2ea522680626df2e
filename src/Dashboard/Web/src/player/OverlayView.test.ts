import { describe, expect, it, vi } from "vitest";
import { guidance } from "../server/testing";
import { OverlayView } from "./OverlayView";
import { Player } from "./Player";

function viewed(until: number) {
  const image = document.createElement("img");
  const view = new OverlayView(image, "a", "v1", () => undefined);
  view.know([guidance(1), guidance(3)], [], until, new Player());
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

  it("shows no picture that could not be loaded, says so, and asks again", () => {
    const image = document.createElement("img");
    const miss = vi.fn();
    const view = new OverlayView(image, "a", "v1", miss);
    view.know([guidance(1), guidance(3)], [], Infinity, new Player());
    view.show(1);
    image.dispatchEvent(new Event("error"));
    view.show(1.04);
    expect([image.hidden, miss.mock.lastCall]).toEqual([true, [true]]);

    image.removeAttribute("src");
    view.recover(1.04);
    image.dispatchEvent(new Event("load"));
    expect([image.hidden, image.hasAttribute("src"), miss.mock.lastCall]).toEqual([false, true, [false]]);
  });

  it("tries the next key frame although the picture of the one before could not be loaded", () => {
    const image = document.createElement("img");
    const view = new OverlayView(image, "a", "v1", () => undefined);
    view.know([guidance(1), guidance(3)], [], Infinity, new Player());
    view.show(1);
    image.dispatchEvent(new Event("error"));
    view.show(3);
    expect(image.hidden).toBe(false);
  });

  it("asks anew for what was drawn of a key frame that is erased meanwhile", () => {
    const image = document.createElement("img");
    const view = new OverlayView(image, "a", "v1", () => undefined);
    const said = guidance(1);
    view.know([said], [], Infinity, new Player());
    view.show(1);
    view.know([{ ...said, keyFrame: { ...said.keyFrame, status: "erased" } }], [], Infinity, new Player());
    view.show(1);
    expect(image.getAttribute("src")).toBe("/api/cases/a/events/2/overlay.svg?drawing=v1&erased");
  });

  it("draws nothing of a time that is only sought", () => {
    const image = document.createElement("img");
    const view = new OverlayView(image, "a", "v1", () => undefined);
    const player = new Player();
    player.goTo(3);
    view.know([guidance(1), guidance(3)], [], Infinity, player);
    expect(image.hidden).toBe(true);
  });
});
