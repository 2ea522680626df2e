import { describe, expect, it } from "vitest";
import { event } from "../server/testing";
import type { Case } from "../server/types";
import { isOvertaken } from "./isOvertaken";

const upTo = (lastEvent: number) => ({ lastEvent }) as Case;

describe("isOvertaken", () => {
  const started = { ...event(1), kind: "started" as const };
  const ended = { ...event(2), kind: "ended" as const };

  it("is so where the case has ended behind the summary's back", () => {
    expect(isOvertaken(upTo(1), [started, ended])).toBe(true);
    expect(isOvertaken(upTo(1), [started, { ...ended, kind: "failed" }])).toBe(true);
    expect(isOvertaken(upTo(1), [started, { ...ended, kind: "cancelled" }])).toBe(true);
  });

  it("is not so while the case goes on, for the next summary comes by itself", () => {
    expect(isOvertaken(upTo(0), [started])).toBe(false);
    expect(isOvertaken(upTo(0), [])).toBe(false);
  });

  it("is not so once the summary knows of the end", () => {
    expect(isOvertaken(upTo(2), [started, ended])).toBe(false);
  });
});
