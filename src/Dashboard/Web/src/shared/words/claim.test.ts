import { describe, expect, it } from "vitest";
import { effectiveFrame, keyFrame } from "../../server/testing";
import type { Statement } from "../../server/types";
import { claimOf } from "./claim";

const statement = (kind: Statement["kind"], text: string): Statement => ({ kind, text, evidence: "a test" });

describe("claimOf", () => {
  it("tells the model's advice as the model's", () => {
    expect(claimOf(effectiveFrame(3), keyFrame(3))).toEqual({
      warrant: "model-said",
      by: null,
      advice: "Keep the tunnel square.",
      reason: null,
      struck: null,
    });
  });

  it("puts a person's words first, with the model's struck", () => {
    const frame = effectiveFrame(3, { standing: "replaced", advice: "Wait.", adviceBy: "Dr A" });
    const claim = claimOf(frame, keyFrame(3));
    expect([claim.warrant, claim.by, claim.advice, claim.struck]).toEqual([
      "human",
      "Dr A",
      "Wait.",
      "Keep the tunnel square.",
    ]);
  });

  it.each([
    ["withdrawn", [], "Dr A says: Idle."],
    ["contradicted", [statement("contradicted", "It is rhexis.")], "“It is rhexis.” does not hold: a test."],
    ["contradicted", [], "What was measured or tracked speaks against the reply."],
    ["refused", [statement("refused", "I cannot say.")], "I cannot say."],
  ] as const)("has no advice where it is %s", (standing, statements, reason) => {
    const frame = effectiveFrame(3, { standing, advice: null, adviceBy: "Dr A", phase: "idle" });
    const claim = claimOf(frame, keyFrame(3, { statements: [...statements] }));
    expect([claim.advice, claim.reason, claim.struck]).toEqual([null, reason, "Keep the tunnel square."]);
  });

  it("says why nothing was read", () => {
    const frame = effectiveFrame(3, { standing: "none", advice: null });
    const claim = claimOf(frame, keyFrame(3, { status: "not-asked", reason: "too-dark", answer: null }));
    expect([claim.advice, claim.reason]).toEqual([null, "Not shown to the model: the picture is too dark."]);
  });
});
