import { describe, expect, it } from "vitest";
import { event } from "./testing";
import { guidanceOf, type CaseEvent } from "./types";

const correction = (number: number, index: number, by: string): CaseEvent => ({
  ...event(number),
  kind: "corrected",
  keyFrame: null,
  correction: {
    index,
    seconds: index / 25,
    verdict: "confirmed",
    phase: "incision",
    by,
    thinking: null,
    answer: null,
    boxes: null,
    comment: null,
  },
});

describe("guidanceOf", () => {
  it("gives every key frame its newest correction", () => {
    const events = [event(1), event(2), correction(3, 25, "first"), correction(4, 25, "second")];
    expect(guidanceOf(events).map(({ number, correction: said }) => [number, said?.by])).toEqual([
      [1, "second"],
      [2, undefined],
    ]);
  });

  it("leaves kinds of events alone that it does not know", () => {
    const strange = { ...event(2), kind: "seen-from-the-moon", keyFrame: null } as unknown as CaseEvent;
    expect(guidanceOf([event(1), strange]).map(({ number }) => number)).toEqual([1]);
  });
});
