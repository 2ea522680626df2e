import { afterEach, describe, expect, it } from "vitest";
import { shortcuts } from "./registry";
import { shortcutFor } from "./shortcuts";

function pressedOn(markup: string, key: string, more: KeyboardEventInit = {}) {
  document.body.innerHTML = markup;
  let found: ReturnType<typeof shortcutFor> = null;
  const hear = (event: KeyboardEvent) => (found = shortcutFor(event));
  document.addEventListener("keydown", hear, { once: true });
  document.body.firstElementChild!.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, ...more }));
  return found;
}

describe("shortcuts", () => {
  afterEach(() => (document.body.innerHTML = ""));

  it("gives every key to one shortcut only", () => {
    const keys = shortcuts.flatMap((one) => one.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each([
    [" ", "toggle"],
    ["k", "toggle"],
    ["K", "toggle"],
    [",", "frameBack"],
    ["?", "help"],
    ["ArrowLeft", "back"],
    ["g", "goTo"],
    ["7", "tenth"],
    ["<", "slower"],
    [">", "faster"],
    ["{", "loopStart"],
    ["\\", "loopClear"],
  ])("'%s' means %s", (key, id) => {
    expect(pressedOn("<p></p>", key)).toBe(id);
  });

  it("tells Shift and an arrow from the arrow", () => {
    expect(pressedOn("<p></p>", "ArrowLeft", { shiftKey: true })).toBe("farBack");
  });

  it.each(["<input>", "<textarea></textarea>", "<select></select>", "<dialog open></dialog>"])(
    "is off in %s",
    (markup) => {
      expect(pressedOn(markup, "k")).toBeNull();
    },
  );

  it("is on in a dialog that has closed and still has the focus", () => {
    expect(pressedOn("<dialog></dialog>", "k")).toBe("toggle");
  });

  it("leaves Space to a focused button and takes other keys from it", () => {
    expect([pressedOn("<button></button>", " "), pressedOn("<button></button>", ".")]).toEqual([null, "frameForward"]);
  });

  it.each([{ ctrlKey: true }, { altKey: true }, { metaKey: true }])(
    "leaves the browser its own keys: %o",
    (modifier) => {
      expect(pressedOn("<p></p>", "l", modifier)).toBeNull();
    },
  );

  it("hears brackets that are typed with AltGr", () => {
    const altGr = { ctrlKey: true, altKey: true, modifierAltGraph: true };
    expect(pressedOn("<p></p>", "[", altGr)).toBe("previousPhase");
  });
});
