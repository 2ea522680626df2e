import { describe, expect, it } from "vitest";
import { flagSpan } from "../server/testing";
import { announcement } from "./announce";

const flags = [flagSpan("safety", 2, 6), flagSpan("slow-pace", 8, 10), flagSpan("safety", 12, 14, "Dr A")];

describe("announcement", () => {
  it("tells an open danger while its span lasts", () => {
    expect(announcement(flags, 2)).toBe("Safety at 0:03: the answer says stop");
    expect(announcement(flags, 5.9)).toBe("Safety at 0:03: the answer says stop");
  });

  it("begins with what it is worth", () => {
    expect(announcement(flags, 2, "Means nothing.")).toBe("Means nothing. Safety at 0:03: the answer says stop");
  });

  it.each([0, 6, 9, 13])("is silent about anything else, and about what a person has settled (%i)", (seconds) => {
    expect(announcement(flags, seconds)).toBe("");
  });
});
