import { afterEach, describe, expect, it, vi } from "vitest";
import { keepPosition, positionOf } from "./positions";

describe("positions", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    localStorage.clear();
  });

  it("knows where each case was left last", () => {
    keepPosition("a", 10, 128);
    keepPosition("b", 20.123, 128);
    keepPosition("a", 30, 128);
    expect([positionOf("a"), positionOf("b"), positionOf("c")]).toEqual([30, 20.12, null]);
  });

  it("begins anew after the end, and after a look at the beginning", () => {
    keepPosition("a", 60, 128);
    keepPosition("a", 127, 128);
    keepPosition("b", 1, 128);
    expect([positionOf("a"), positionOf("b")]).toEqual([null, null]);
  });

  it("forgets the case that was left longest ago", () => {
    Array.from({ length: 101 }, (_, i) => keepPosition(`case ${i}`, 10, 128));
    expect([positionOf("case 0"), positionOf("case 1")]).toEqual([null, 10]);
  });

  it.each(["{", '{"a":1}', '[["a"],["b","c"],7]'])("stands what others wrote there: %s", (text) => {
    localStorage.setItem("surgical.positions", text);
    expect(positionOf("a")).toBeNull();
  });

  it("does without where the browser keeps nothing", () => {
    const refuse = () => {
      throw new DOMException("The operation is insecure.", "SecurityError");
    };
    vi.stubGlobal("localStorage", { getItem: refuse, setItem: refuse });
    keepPosition("a", 10, 128);
    expect(positionOf("a")).toBeNull();
  });
});
