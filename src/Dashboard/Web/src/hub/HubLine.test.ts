import type { HubConnection } from "@microsoft/signalr";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { HubLine } from "./HubLine";

function connection(starts: (() => Promise<void>)[]) {
  let closed: () => void = () => undefined;
  const fake = {
    onclose: (listener: () => void) => (closed = listener),
    start: vi.fn(() => (starts.shift() ?? (() => Promise.resolve()))()),
  };
  return { line: new HubLine(fake as unknown as HubConnection), start: fake.start, close: () => closed() };
}

const refused = () => Promise.reject(new Error("refused"));

describe("HubLine", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("greets once it is connected", async () => {
    const { line } = connection([]);
    const greeting = vi.fn();
    line.greet(greeting);
    await vi.waitFor(() => expect(greeting).toHaveBeenCalledTimes(1));
    expect(line.state.value).toBe("connected");
  });

  it("keeps trying, ever more slowly, until the server is there", async () => {
    const { line, start } = connection(Array.from({ length: 6 }, () => refused));
    line.greet(() => undefined);
    await vi.advanceTimersByTimeAsync(500 + 1000 + 2000 + 4000);
    expect([start.mock.calls.length, line.state.value]).toEqual([5, "lost"]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(line.state.value).toBe("connected");
  });

  it("connects and greets again after the server went away", async () => {
    const { line, close } = connection([]);
    const greeting = vi.fn();
    line.greet(greeting);
    await vi.advanceTimersByTimeAsync(0);
    close();
    await vi.advanceTimersByTimeAsync(0);
    expect(greeting).toHaveBeenCalledTimes(2);
  });
});
