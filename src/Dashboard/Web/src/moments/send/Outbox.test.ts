import { afterEach, describe, expect, it, vi } from "vitest";
import type { Change } from "../../server/change";
import { ServerError } from "../../server/ServerError";
import { Outbox, type Unsent } from "./Outbox";

const mark = (id: string): Omit<Unsent, "refusal"> => ({
  change: { id, method: "POST", path: "a/moments", replaces: null, body: { text: id } },
  caseId: "a",
  title: "Bookmark",
  at: 3,
});
const ids = (changes: readonly { change: Change }[]) => changes.map(({ change }) => change.id);

afterEach(() => {
  localStorage.clear();
  vi.useRealTimers();
});

describe("Outbox", () => {
  it("sends in the order in which changes were made, and lets go of what was acknowledged", async () => {
    const sent: string[] = [];
    const box = new Outbox((change) => Promise.resolve(void sent.push(change.id)));
    ["1", "2", "3"].forEach((id) => box.add(mark(id)));
    await vi.waitFor(() => expect(box.unsent.value).toEqual([]));
    expect(sent).toEqual(["1", "2", "3"]);
  });

  it("keeps what nobody answered for a page that comes after, which sends each once", async () => {
    const dead = new Outbox(() => Promise.reject(ServerError.unreachable()));
    ["1", "2"].forEach((id) => dead.add(mark(id)));
    await Promise.resolve();
    expect(ids(dead.unsent.value)).toEqual(["1", "2"]);

    const sent: string[] = [];
    const next = new Outbox((change) => Promise.resolve(void sent.push(change.id)));
    expect(ids(next.unsent.value)).toEqual(["1", "2"]);
    next.flush();
    await vi.waitFor(() => expect(next.unsent.value).toEqual([]));
    expect(sent).toEqual(["1", "2"]);
  });

  it("tries again by itself, longer and longer apart", async () => {
    vi.useFakeTimers();
    const send = vi.fn(() => Promise.reject(new ServerError(503, "not now")));
    const box = new Outbox(send);
    box.add(mark("1"));
    await vi.advanceTimersByTimeAsync(0);
    await vi.advanceTimersByTimeAsync(1_000);
    await vi.advanceTimersByTimeAsync(1_900);
    expect(send).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(200);
    expect(send).toHaveBeenCalledTimes(3);
  });

  it("says why one is refused, keeps it, and goes on with the next", async () => {
    const box = new Outbox(({ id }) =>
      id === "1" ? Promise.reject(new ServerError(422, "Expected words.")) : Promise.resolve(),
    );
    ["1", "2"].forEach((id) => box.add(mark(id)));
    await vi.waitFor(() => expect(box.unsent.value.map(({ refusal }) => refusal)).toEqual(["Expected words."]));
    box.drop("1");
    expect(box.unsent.value).toEqual([]);
  });
});
