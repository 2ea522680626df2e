import { describe, expect, it } from "vitest";
import { effectiveFrame } from "../server/testing";
import type { Case, EffectiveCase } from "../server/types";
import { silenceWords } from "./silenceWords";

const one = (state: Case["state"]) => ({ state, footage: null, durationSeconds: 60 }) as Case;
const effective = (...seconds: number[]): EffectiveCase => ({
  lastEvent: 1,
  frames: seconds.map((at) => effectiveFrame(at)),
  phases: [],
  flags: [],
});

describe("silenceWords", () => {
  it.each([
    ["complete", effective(), 5, Infinity, "Nothing was said yet."],
    ["complete", effective(2, 5), 20, Infinity, "Nothing said now. The last word was about 0:05."],
    ["analyzing", effective(2), 20, 10, "This part is not read yet."],
    ["cancelled", effective(2), 20, 10, "This part was not read."],
    ["failed", effective(), 0, 0, "Nothing was read."],
  ] as const)("says of a case that is %s why nothing is said", (state, known, seconds, until, words) => {
    expect(silenceWords(one(state), known, null, seconds, until)).toBe(words);
  });

  it("says that there is no picture in a gap", () => {
    const gap = { kind: "pause", startSeconds: 2, endSeconds: 17, reason: "" } as const;
    expect(silenceWords(one("complete"), effective(), gap, 5, Infinity)).toBe(
      "No picture here: the recording pauses until 0:17.",
    );
  });
});
