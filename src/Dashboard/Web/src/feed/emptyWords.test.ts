import { describe, expect, it } from "vitest";
import { emptyWords } from "./emptyWords";

describe("emptyWords", () => {
  it("does not say that nothing was found while what was found is still on its way", () => {
    for (const state of ["analyzing", "complete", "failed", "cancelled"] as const) {
      expect(emptyWords({ state, keyFrameCount: 3 }, "connected")).toBe("Loading what was read…");
    }
  });

  it("does not say that something is being read by a server that is away", () => {
    expect(emptyWords({ state: "analyzing", keyFrameCount: 0 }, "lost")).not.toContain("is being read");
    expect(emptyWords({ state: "analyzing", keyFrameCount: 0 }, "connected")).toBe(
      "The first key frame is being read…",
    );
  });
});
