import { describe, expect, it } from "vitest";
import { guidance } from "../server/testing";
import { saidAt } from "./saidAt";

const gap = { startSeconds: 2, endSeconds: 4, kind: "damaged", reason: "" } as const;

describe("saidAt", () => {
  it("finds what was said last, and inside a gap only what was said there", () => {
    const said = [guidance(1), guidance(3)];
    expect([0.5, 1.5, 2.5, 3.5, 4.5].map((seconds) => saidAt(said, [gap], seconds))).toEqual([-1, 0, -1, 1, 1]);
  });
});
