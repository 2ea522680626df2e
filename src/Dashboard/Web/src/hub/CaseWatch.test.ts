import { describe, expect, it, vi } from "vitest";
import { event } from "../server/testing";
import type { CaseEvent } from "../server/types";
import { CaseWatch } from "./CaseWatch";

/** The hub's end of the line, worked by hand. */
class Line {
  readonly said: unknown[][] = [];
  private listener: (...words: unknown[]) => void = () => undefined;
  private greeting: () => void = () => undefined;

  greet = (greeting: () => void) => {
    this.greeting = greeting;
    return () => undefined;
  };

  hear = (_message: string, listener: (...words: never[]) => void) => {
    this.listener = listener as (...words: unknown[]) => void;
    return () => undefined;
  };

  say = (...words: unknown[]) => void this.said.push(words);

  connect = () => this.greeting();

  tell = (caseId: string, told: CaseEvent) => this.listener(caseId, told);
}

function watching(stored: () => CaseEvent[]) {
  const line = new Line();
  const fetched = vi.fn((_id: string, after: number) =>
    Promise.resolve(stored().filter(({ number }) => number > after)),
  );
  const watch = new CaseWatch("a", line, fetched);
  watch.start();
  return { line, fetched, numbers: () => watch.events.value.map(({ number }) => number) };
}

describe("CaseWatch", () => {
  it("fills a gap over HTTP, from the last event that it has", async () => {
    let stored: CaseEvent[] = [];
    const { line, fetched, numbers } = watching(() => stored);
    line.tell("a", event(1));
    await vi.waitFor(() => expect(fetched).toHaveBeenCalledTimes(1));
    stored = [1, 2, 3, 4].map(event);
    line.tell("a", event(4));
    await vi.waitFor(() => expect(numbers()).toEqual([1, 2, 3, 4]));
    expect(fetched).toHaveBeenLastCalledWith("a", 1);
  });

  it("shows what HTTP brings although the hub cannot be reached", async () => {
    const { numbers } = watching(() => [event(1), event(2)]);
    await vi.waitFor(() => expect(numbers()).toEqual([1, 2]));
  });

  it("asks every new connection for what comes after the last event", async () => {
    const { line, numbers } = watching(() => [event(1), event(2)]);
    line.connect();
    await vi.waitFor(() => expect(numbers()).toEqual([1, 2]));
    line.connect();
    expect(line.said).toEqual([
      ["Watch", "a", 0],
      ["Watch", "a", 2],
    ]);
  });

  it("leaves the events of other cases alone", () => {
    const { line, numbers } = watching(() => []);
    line.tell("b", event(1));
    expect(numbers()).toEqual([]);
  });
});
