import { describe, expect, it, vi } from "vitest";
import { OverlayView, type Drawn } from "./OverlayView";
import { Player } from "./Player";

const drawn = (number: number, fromSeconds: number): Drawn => ({ number, fromSeconds, untilSeconds: fromSeconds + 2 });
const of = (event: number) => `/api/cases/a/events/${event}/overlay.svg?drawing=v1`;

function viewed(...all: Drawn[]) {
  const image = document.createElement("img");
  const view = new OverlayView(image, "a", "v1", () => undefined);
  const pause = { kind: "pause", startSeconds: 5, endSeconds: 6, reason: "a pause" } as const;
  view.know(all, [pause], new Player());
  return (seconds: number) => {
    view.show(seconds);
    return image.hidden ? null : image.getAttribute("src");
  };
}

describe("OverlayView", () => {
  it("shows what holds at a time, and nothing outside of it or in a gap", () => {
    const at = viewed(drawn(2, 1), drawn(4, 4));
    expect([0.5, 1, 2.9, 3, 4.5, 5.5].map(at)).toEqual([null, of(2), of(2), null, of(4), null]);
  });

  it("shows no picture that could not be loaded, says so, and asks again", () => {
    const image = document.createElement("img");
    const miss = vi.fn();
    const view = new OverlayView(image, "a", "v1", miss);
    view.know([drawn(2, 1), drawn(4, 3)], [], new Player());
    view.show(1);
    image.dispatchEvent(new Event("error"));
    view.show(1.04);
    expect([image.hidden, miss.mock.lastCall]).toEqual([true, [true]]);

    view.recover(1.04);
    image.dispatchEvent(new Event("load"));
    expect([image.hidden, image.getAttribute("src"), miss.mock.lastCall]).toEqual([false, of(2), [false]]);

    view.show(3);
    expect([image.hidden, image.getAttribute("src")]).toEqual([false, of(4)]);
  });
});
