import { describe, expect, it } from "vitest";
import { initialsOf } from "./person";

describe("initialsOf", () => {
  it.each([
    ["Dr A", "A"],
    ["R2 Santos", "RS"],
    ["anna maria weiss", "AW"],
    ["Dr. Özil", "Ö"],
    ["Dr", "?"],
  ])("shortens %s to %s", (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
