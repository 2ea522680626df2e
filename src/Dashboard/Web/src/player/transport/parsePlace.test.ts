import { describe, expect, it } from "vitest";
import { parsePlace } from "./parsePlace";

const read = (text: string) => parsePlace(text, 7200, 180_000);

describe("parsePlace", () => {
  it.each([
    ["63", 63],
    ["1:03", 63],
    [" 1:03.2 ", 63.2],
    ["1:03,25", 63.25],
    ["1:02:03", 3723],
    ["0", 0],
    ["90:00", 5400],
  ])("reads %s as a time", (text, seconds) => {
    expect(read(text)).toEqual({ kind: "time", seconds });
  });

  it.each([
    ["f1575", 1575],
    ["F 0", 0],
  ])("reads %s as a frame", (text, frame) => {
    expect(read(text)).toEqual({ kind: "frame", frame });
  });

  it.each(["", "abc", "1:75", "1:60:00", "-5", "1:", "f", "f12.5", "1e3"])("refuses '%s' and says why", (text) => {
    expect(read(text)).toEqual({
      kind: "wrong",
      words: `Expected a time as 63, 1:03 or 1:03.2, or a frame as f1575; got “${text}”.`,
    });
  });

  it("says where the video ends", () => {
    expect(parsePlace("3:00", 128, 3200)).toEqual({ kind: "wrong", words: "The video ends at 2:08; got 3:00." });
    expect(parsePlace("f3200", 128, 3200)).toEqual({ kind: "wrong", words: "The last frame is f3199; got f3200." });
  });

  it("takes a time while the length is not known, and no frame", () => {
    expect([parsePlace("3:00", null, null).kind, parsePlace("f3", null, null)]).toEqual([
      "time",
      { kind: "wrong", words: "The frames of the video are not known yet." },
    ]);
  });
});
