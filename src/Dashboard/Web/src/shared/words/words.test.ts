import { describe, expect, it } from "vitest";
import { ServerError } from "../../server/ServerError";
import { keyFrame } from "../../server/testing";
import { clock, correctionWords, preciseClock, roughly, meaninglessWords, unreadWords } from "./words";

describe("words", () => {
  it.each([
    [0, "0:00"],
    [65.9, "1:05"],
    [3725, "1:02:05"],
    [59.9999999, "1:00"],
  ])("%f s is %s", (seconds, words) => {
    expect(clock(seconds)).toBe(words);
  });

  it.each([
    [0.04, "0:00.04"],
    [61.5, "1:01.50"],
    [59.999, "0:59.99"],
  ])("%f s is precisely %s", (seconds, words) => {
    expect(preciseClock(seconds)).toBe(words);
  });

  it.each([
    [3, "a few seconds"],
    [42, "about 40 s"],
    [130, "about 2 min"],
  ])("a wait of %f s is %s", (seconds, words) => {
    expect(roughly(seconds)).toBe(words);
  });

  it("says why a frame has no answer", () => {
    expect(unreadWords(keyFrame(1, { status: "not-asked", reason: "frozen" }))).toBe(
      "Not shown to the model: the picture is frozen.",
    );
    expect(unreadWords(keyFrame(1, { status: "unreadable", reason: "cut-off" }))).toBe(
      "The reply could not be read: the reply was cut off.",
    );
    expect(unreadWords(keyFrame(1))).toBeNull();
  });

  it("says that a picture shows no eye", () => {
    expect(unreadWords(keyFrame(1, { status: "not-asked", reason: "not-an-eye" }))).toBe(
      "Not shown to the model: the picture does not show an eye.",
    );
  });

  it.each([
    [
      "rendered scenes only: it has never seen an eye",
      false,
      "Means nothing on real footage: the model knows rendered scenes only.",
    ],
    ["rendered scenes only", true, null],
    [null, false, null],
  ])("of a model that knows %s, and a sample (%s), says %s", (knowsOnly, isSample, words) => {
    const model = { name: "small", digest: "0", knowsOnly };
    expect(meaninglessWords({ model, isSample })).toBe(words);
    expect(meaninglessWords({ model: null, isSample })).toBeNull();
  });

  it("says who said what of a frame", () => {
    const correction = {
      index: 25,
      seconds: 1,
      phase: "unjudgeable",
      by: "Dr A",
      thinking: null,
      answer: null,
      boxes: null,
      comment: null,
    };
    expect(correctionWords({ ...correction, verdict: "confirmed" })).toBe("Confirmed by Dr A: Cannot be judged");
    expect(correctionWords({ ...correction, verdict: "corrected", phase: "idle" })).toBe("Corrected by Dr A: Idle");
  });
});

describe("ServerError", () => {
  it.each([
    [{ detail: "Expected a video, got text.", title: "Unsupported" }, "Expected a video, got text."],
    [{ title: "Not found" }, "Not found"],
    [null, "The server answered 500."],
    ["<html>", "The server answered 500."],
  ])("says what the server said: %o", (body, words) => {
    expect(ServerError.from(500, body).message).toBe(words);
  });
});
