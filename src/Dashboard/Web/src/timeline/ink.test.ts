import { describe, expect, it } from "vitest";
import { phaseIds, phaseLook } from "../shared/words/phases";
import { contrast, inkOn, opacityOf } from "./ink";

describe("ink on a bar", () => {
  it.each(phaseIds)("is readable on %s at every confidence (WCAG AA)", (phase) => {
    for (let confidence = 0; confidence <= 1; confidence += 0.05) {
      const { colour } = phaseLook(phase);
      expect(contrast(inkOn(colour, opacityOf(confidence)), colour, opacityOf(confidence))).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("shows less for less confidence, and always something", () => {
    expect([opacityOf(0), opacityOf(0.5), opacityOf(1)]).toEqual([0.4, 0.55, 1]);
  });
});
