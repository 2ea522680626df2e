import { describe, expect, it } from "vitest";
import { effectiveFrame, keyFrame } from "../server/testing";
import { differenceWords } from "./differenceWords";

describe("differenceWords", () => {
  it("says that all agree, and who", () => {
    expect(differenceWords(effectiveFrame(1), keyFrame(1)).words).toBe("Model and tracker agree here.");
    expect(differenceWords(effectiveFrame(1, { phaseBy: "Dr A" }), keyFrame(1)).words).toBe(
      "Model, tracker and Dr A agree here.",
    );
  });

  it("sets side by side who says what where they do not", () => {
    const frame = effectiveFrame(1, { phase: "idle", phaseBy: "Dr A" });
    const { words, differ } = differenceWords(frame, keyFrame(1, { phase: null }));
    expect([differ, words]).toEqual([
      true,
      "They differ: the model said none, the tracker says Incision, Dr A says Idle.",
    ]);
  });

  it("says that nobody names one", () => {
    const frame = effectiveFrame(1, { phase: null });
    expect(differenceWords(frame, keyFrame(1, { phase: null, trackedPhase: null })).words).toBe(
      "Neither model nor tracker names a phase here.",
    );
  });
});
