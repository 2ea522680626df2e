import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, describe, expect, it, vi } from "vitest";
import { FrameTimes } from "../../player/FrameTimes";
import { Player } from "../../player/Player";
import { PersonLane } from "./PersonLane";

const span = (phase: string, startSeconds: number, endSeconds: number) => ({
  phase,
  startSeconds,
  endSeconds,
  confidence: null,
  by: "Dr A",
});
const path = { by: "Dr A", spans: [span("idle", 0, 2), span("incision", 2, 4)], markedTo: 4 };

function drawn(onMoved?: (edge: number, seconds: number) => void) {
  (globalThis as Record<string, unknown>).IS_REACT_ACT_ENVIRONMENT = true;
  document.body.innerHTML = "<main></main>";
  const player = new Player();
  player.useTimes(new FrameTimes(Array.from({ length: 250 }, (_, i) => i / 25)));
  const onMove = vi.fn<(edge: number, seconds: number) => void>();
  act(() =>
    createRoot(document.querySelector("main")!).render(
      <svg>
        <PersonLane
          player={player}
          path={path}
          onMove={onMove}
          onMoved={onMoved}
          scale={{ from: 0, to: 10, width: 500 }}
          y={0}
          height={28}
        />
      </svg>,
    ),
  );
  const press = (key: string, shiftKey = false) =>
    act(() => {
      const event = new KeyboardEvent("keydown", { key, shiftKey, bubbles: true, cancelable: true });
      document.querySelector("[role=slider]")!.dispatchEvent(event);
    });
  return { player, onMove, press };
}

describe("PersonLane", () => {
  afterEach(() => (document.body.innerHTML = ""));

  it("moves an edge by a frame, by ten with Shift, and shows that frame", () => {
    const { player, onMove, press } = drawn(vi.fn());
    press("ArrowRight");
    press("ArrowLeft", true);
    expect(onMove.mock.calls.map(([edge, seconds]) => [edge, seconds.toFixed(2)])).toEqual([
      [0, "2.04"],
      [0, "1.64"],
    ]);
    expect(player.seconds).toBeCloseTo(1.64);
  });

  it("says once where an edge stays", () => {
    const onMoved = vi.fn();
    const { press } = drawn(onMoved);
    press("ArrowRight");
    press("ArrowRight");
    expect(onMoved).not.toHaveBeenCalled();
    press("Enter");
    expect(onMoved.mock.calls).toEqual([[0, 2.08]]);
  });

  it("takes a move back", () => {
    const onMoved = vi.fn();
    const { onMove, press } = drawn(onMoved);
    press("ArrowRight");
    press("Escape");
    expect([onMove.mock.lastCall, onMoved.mock.calls]).toEqual([[0, 2], []]);
  });

  it("leaves every phase a frame", () => {
    const { onMove, press } = drawn(vi.fn());
    Array.from({ length: 12 }, () => press("ArrowRight", true));
    expect(onMove.mock.lastCall).toEqual([0, 3.96]);
  });

  it("has no edges to move where nobody listens", () => {
    drawn();
    expect(document.querySelector("[role=slider]")).toBeNull();
    expect(document.body.textContent).toContain("Dr A has marked to 0:04");
  });
});
