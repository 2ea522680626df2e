import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { handsFocusBack } from "./handBack";

describe("handsFocusBack", () => {
  beforeEach(() => {
    (globalThis as Record<string, unknown>).IS_REACT_ACT_ENVIRONMENT = true;
    document.body.innerHTML = "<main></main>";
    act(() =>
      createRoot(document.querySelector("main")!).render(
        <div {...handsFocusBack}>
          <button>Play</button>
          <select>
            <option>1</option>
            <option>2</option>
          </select>
        </div>,
      ),
    );
  });
  afterEach(() => (document.body.innerHTML = ""));

  const pressed = (selector: string, by: "pointerdown" | "keydown", then: "click" | "change") => {
    const control = document.querySelector<HTMLElement>(selector)!;
    control.focus();
    control.dispatchEvent(new Event(by, { bubbles: true }));
    control.dispatchEvent(new Event(then, { bubbles: true }));
    return document.activeElement === control;
  };

  it("leaves nothing focused that a pointer has pressed", () => {
    expect(pressed("button", "pointerdown", "click")).toBe(false);
  });

  it("leaves the focus to who came by keyboard", () => {
    expect(pressed("button", "keydown", "click")).toBe(true);
  });

  it("leaves a list its focus until something was chosen", () => {
    expect(pressed("select", "pointerdown", "click")).toBe(true);
    expect(pressed("select", "pointerdown", "change")).toBe(false);
  });
});
