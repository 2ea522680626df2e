import { describe, expect, it } from "vitest";
import { event } from "../server/testing";
import { EventLog } from "./EventLog";

const numbers = (log: EventLog) => log.events.map(({ number }) => number);

describe("EventLog", () => {
  it("takes events in order", () => {
    const log = new EventLog();
    expect([log.add(event(1)), log.add(event(2), event(3))]).toEqual([true, true]);
    expect(numbers(log)).toEqual([1, 2, 3]);
  });

  it("holds back what has a gap before it", () => {
    const log = new EventLog();
    expect(log.add(event(1), event(4))).toBe(true);
    expect([numbers(log), log.last, log.hasGap]).toEqual([[1], 1, true]);
  });

  it("shows what it held back once the gap is filled", () => {
    const log = new EventLog();
    log.add(event(4), event(2));
    log.add(event(1));
    log.add(event(3));
    expect([numbers(log), log.hasGap]).toEqual([[1, 2, 3, 4], false]);
  });

  it("takes an event once, however often it comes", () => {
    const log = new EventLog();
    log.add(event(1), event(1));
    const before = log.events;
    expect([log.add(event(1)), log.events === before]).toEqual([false, true]);
  });

  it("forgets what an event said as soon as it hears that it was erased", () => {
    const log = new EventLog();
    log.add(event(1), { ...event(2), picture: "ab" });
    log.add({ ...event(3), kind: "erasure", keyFrame: null, erases: [2], at: "2026-01-02T00:00:00Z" });

    const [kept, erased] = log.events;
    expect([kept?.keyFrame?.status, erased?.keyFrame?.status]).toEqual(["read", "erased"]);
    expect([erased?.keyFrame?.seconds, erased?.keyFrame?.answer, erased?.picture]).toEqual([2, null, null]);
    expect(erased?.erasedAt).toBe("2026-01-02T00:00:00Z");
  });
});
