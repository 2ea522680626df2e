import { describe, expect, it } from "vitest";
import { TimelineView } from "./TimelineView";

describe("TimelineView", () => {
  it("shows the whole video first", () => {
    const view = new TimelineView(600);
    expect([view.stretch.value, view.isWhole]).toEqual([{ from: 0, to: 600 }, true]);
  });

  it("goes with the playhead until somebody moves it by hand", () => {
    const view = new TimelineView(600);
    view.zoom(10, 0);
    view.follow(100);
    expect(view.stretch.value).toEqual({ from: 70, to: 130 });
    view.shift(200);
    view.follow(100);
    expect([view.stretch.value, view.follows.value]).toEqual([{ from: 270, to: 330 }, false]);
  });

  it("follows again when it was whole", () => {
    const view = new TimelineView(600);
    view.zoom(10, 0);
    view.shift(200);
    view.showWhole();
    expect([view.isWhole, view.follows.value]).toEqual([true, true]);
  });
});
