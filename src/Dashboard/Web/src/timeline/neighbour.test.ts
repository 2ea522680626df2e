import { describe, expect, it } from "vitest";
import { neighbour } from "./neighbour";

describe("neighbour", () => {
  it.each([
    [10, 1, 20],
    [20, 1, 30],
    [30, 1, null],
    [25, -1, 20],
    [20.3, -1, 10],
    [10, -1, null],
  ] as const)("from %f s in direction %i finds %s", (now, direction, found) => {
    expect(neighbour([10, 30, 20], now, direction)).toBe(found);
  });
});
