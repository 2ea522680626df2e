import { describe, expect, it } from "vitest";
import { guidance } from "../server/testing";
import { announcement } from "./announce";

const safety = { code: "safety", reason: "the answer says stop" } as const;
const feed = [
  guidance(1),
  guidance(2, safety),
  guidance(3, safety),
  guidance(4, { code: "slow-pace", reason: "slow" }),
];

describe("announcement", () => {
  it("tells where a danger begins and what to do", () => {
    expect(announcement(feed, 1)).toBe("Safety at 0:02: Keep the tunnel square.");
  });

  it("begins with what it is worth", () => {
    expect(announcement(feed, 1, "Means nothing.")).toBe("Means nothing. Safety at 0:02: Keep the tunnel square.");
  });

  it("tells it once", () => {
    expect(announcement(feed, 2)).toBe("");
  });

  it.each([-1, 0, 3, 9])("is silent about anything else (%i)", (index) => {
    expect(announcement(feed, index)).toBe("");
  });
});
