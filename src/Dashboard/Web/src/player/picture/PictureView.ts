/** What of the picture is seen: how much larger, and where its top left corner lies, in shares of the stage. */
export interface PictureView {
  /** 1 for the whole picture, to 8. */
  readonly scale: number;
  /** 0 or less. */
  readonly x: number;
  readonly y: number;
}

/** A place on the stage, or a way over it, in shares of its width and height. */
export interface StagePoint {
  readonly x: number;
  readonly y: number;
}

// Beyond, a single pixel of the video is larger than anything there is to see on it.
const largest = 8;

export const wholePicture: PictureView = { scale: 1, x: 0, y: 0 };
export const centre: StagePoint = { x: 0.5, y: 0.5 };

/** So many times larger, with what lies at a place staying there. */
export function zoomed({ scale, x, y }: PictureView, factor: number, at: StagePoint): PictureView {
  const next = Math.min(Math.max(scale * factor, 1), largest);
  const grown = next / scale;
  return inside({ scale: next, x: at.x - (at.x - x) * grown, y: at.y - (at.y - y) * grown });
}

/** Moved, as far as there is picture. */
export const moved = ({ scale, x, y }: PictureView, by: StagePoint): PictureView =>
  inside({ scale, x: x + by.x, y: y + by.y });

/** As CSS lays it over the stage, from the top left corner. */
export const transformOf = ({ scale, x, y }: PictureView): string =>
  scale === 1 ? "none" : `translate(${x * 100}%, ${y * 100}%) scale(${scale})`;

function inside({ scale, x, y }: PictureView): PictureView {
  const within = (one: number) => Math.min(0, Math.max(one, 1 - scale));
  return { scale, x: within(x), y: within(y) };
}
