import { describe, expect, it } from "vitest";
import { effectiveFrame, keyFrame } from "../../server/testing";
import { correctionOf, judgementNow } from "./correctionOf";

const said = keyFrame(3);
const now = judgementNow(effectiveFrame(3), said, null);

describe("correctionOf", () => {
  it("confirms a reply that is left as it is", () => {
    expect(correctionOf(said, now, "Dr A")).toEqual({
      index: 75,
      seconds: 3,
      verdict: "confirmed",
      phase: "incision",
      by: "Dr A",
    });
  });

  it("corrects where phase or words are others, and sends only what is new", () => {
    expect(correctionOf(said, { ...now, phase: "idle", comment: " no knife " }, "Dr A")).toEqual({
      index: 75,
      seconds: 3,
      verdict: "corrected",
      phase: "idle",
      by: "Dr A",
      comment: "no knife",
    });
    expect(correctionOf(said, { ...now, answer: "Wait." }, "Dr A")).toMatchObject({
      verdict: "corrected",
      answer: "Wait.",
    });
  });

  it("may say that a flag is wrong though the reply stands", () => {
    expect(correctionOf(said, { ...now, wrongFlags: ["safety"] }, "Dr A")).toMatchObject({
      verdict: "confirmed",
      wrongFlags: ["safety"],
    });
  });
});
