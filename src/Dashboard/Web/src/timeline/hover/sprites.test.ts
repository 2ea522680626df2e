import { afterEach, describe, expect, it, vi } from "vitest";
import { spritesOf, tileOf } from "./sprites";

const sprites = {
  everySeconds: 2,
  width: 160,
  height: 120,
  columns: 10,
  rows: 10,
  tilesPerSheet: 100,
  tiles: 150,
  sheets: 2,
};

describe("tileOf", () => {
  it.each([
    [0, { sheet: 0, left: 0, top: 0 }],
    [0.9, { sheet: 0, left: 0, top: 0 }],
    [1.1, { sheet: 0, left: 160, top: 0 }],
    [25, { sheet: 0, left: 480, top: 120 }],
    [200, { sheet: 1, left: 0, top: 0 }],
    [9999, { sheet: 1, left: 1440, top: 480 }],
    [-5, { sheet: 0, left: 0, top: 0 }],
  ])("finds the picture nearest to %f s", (seconds, tile) => {
    expect(tileOf(sprites, seconds)).toEqual(tile);
  });

  it("finds none among none", () => {
    expect(tileOf({ ...sprites, tiles: 0, sheets: 0 }, 10)).toBeNull();
  });
});

describe("spritesOf", () => {
  afterEach(() => vi.unstubAllGlobals());

  it.each([
    ["there are none", () => Promise.resolve(new Response("{}", { status: 404 }))],
    ["nobody answers", () => Promise.reject(new TypeError("Failed to fetch"))],
  ])("is nothing where %s", async (_, answer) => {
    vi.stubGlobal("fetch", answer);
    expect(await spritesOf("a")).toBeNull();
  });

  it("is what the server says", async () => {
    vi.stubGlobal("fetch", () => Promise.resolve(Response.json(sprites)));
    expect(await spritesOf("a")).toEqual(sprites);
  });
});
