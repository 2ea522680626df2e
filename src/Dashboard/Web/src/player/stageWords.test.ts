import { describe, expect, it } from "vitest";
import { guidance } from "../server/testing";
import type { Case } from "../server/types";
import { noteAt } from "./stageWords";

const shown = {
  seconds: 2.6,
  frame: 65,
  isPlaying: false,
  rate: 1,
  pace: null,
  hasPicture: true,
  isBroken: false,
  breaksOff: false,
};
const scene = (state: Case["state"]) => ({
  case: { state, durationSeconds: 20, footage: null } as Case,
  gap: null,
  guidance: [guidance(1)],
  until: Infinity,
  line: "connected" as const,
  isMissing: false,
});
const pause = { startSeconds: 2, endSeconds: 17, kind: "pause", reason: "" } as const;

describe("the words on the picture", () => {
  it("say nothing of an answer where nothing can be seen, and wait for no picture there", () => {
    const words = "No picture here: the recording pauses until 0:17";
    expect(noteAt(shown, { ...scene("complete"), gap: pause })).toBe(words);
    expect(noteAt({ ...shown, hasPicture: false }, { ...scene("complete"), gap: pause })).toBe(words);
  });

  it("say where the browser gives up, and that a copy comes while the case is still read", () => {
    const broken = { ...shown, isBroken: true, breaksOff: true };
    expect(noteAt(broken, scene("analyzing"))).toBe(
      "The browser cannot play this file beyond 0:02.6: it is damaged; a copy is made when it has been read",
    );
    expect(noteAt(broken, scene("complete"))).toBe("The browser cannot play this file beyond 0:02.6: it is damaged");
    expect(noteAt({ ...broken, breaksOff: false }, scene("complete"))).toBe("This browser cannot play the video");
  });

  it("say what was not read", () => {
    expect(noteAt(shown, { ...scene("analyzing"), until: 2 })).toBe("Not read yet");
    expect(noteAt(shown, { ...scene("failed"), until: 2 })).toBe("Not read");
  });
});
