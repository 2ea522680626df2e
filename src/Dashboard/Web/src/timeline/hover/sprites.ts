/** The small pictures of a video, a fixed time apart, on sheets. */
export interface Sprites {
  readonly everySeconds: number;
  /** Of one tile, pixels. */
  readonly width: number;
  readonly height: number;
  /** Of one sheet, tiles. */
  readonly columns: number;
  readonly rows: number;
  readonly tilesPerSheet: number;
  /** How many there are in all. */
  readonly tiles: number;
  readonly sheets: number;
}

/** Where on which sheet a picture lies, pixels. */
export interface Tile {
  readonly sheet: number;
  readonly left: number;
  readonly top: number;
}

/** The picture nearest to a time; null where there is none. */
export function tileOf(sprites: Sprites, seconds: number): Tile | null {
  if (sprites.tiles <= 0) {
    return null;
  }

  const nearest = Math.round(seconds / sprites.everySeconds);
  const tile = Math.min(Math.max(nearest, 0), sprites.tiles - 1);
  const place = tile % sprites.tilesPerSheet;
  return {
    sheet: Math.floor(tile / sprites.tilesPerSheet),
    left: (place % sprites.columns) * sprites.width,
    top: Math.floor(place / sprites.columns) * sprites.height,
  };
}

const address = (caseId: string): string => `/api/cases/${encodeURIComponent(caseId)}/sprites`;

export const sheetUrl = (caseId: string, sheet: number): string => `${address(caseId)}/${sheet}`;

/** Those of a case; null where there are none, or not yet, or nobody answers: a timeline does without. */
export async function spritesOf(caseId: string): Promise<Sprites | null> {
  const answer = await fetch(address(caseId)).catch(() => null);
  return answer?.ok ? ((await answer.json()) as Sprites) : null;
}
