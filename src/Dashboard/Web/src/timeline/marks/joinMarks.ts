import { placeOn, xOn, type Scale } from "../view/Scale";
import { gravityOf, placeOf, titleOf, type Mark } from "./Mark";

/** Signs that stand nearer than this cover each other. */
export const leastDistance = 18;

/** One mark, or several that stand too close to be told apart. */
export interface JoinedMark {
  /** The gravest first. */
  readonly marks: readonly Mark[];
  /** Pixels. */
  readonly x: number;
}

/** The marks of what is shown, from left to right; each reaches less than 18 pixels from its first. */
export function joinMarks(marks: readonly Mark[], scale: Scale): JoinedMark[] {
  const placed = marks
    .map((mark) => ({ mark, x: xOn(scale, placeOf(mark)) }))
    .filter(({ x }) => x >= 0 && x <= scale.width)
    .sort((a, b) => a.x - b.x);
  const joined: { marks: Mark[]; x: number }[] = [];
  for (const { mark, x } of placed) {
    const before = joined.at(-1);
    if (before && x - before.x < leastDistance) {
      before.marks.push(mark);
    } else {
      joined.push({ marks: [mark], x });
    }
  }

  return joined.map(({ marks: own, x }) => ({ marks: own.toSorted((a, b) => gravityOf(b) - gravityOf(a)), x }));
}

// Half of what a pointer or finger needs to hit a sign.
const reach = 16;

/** From where to where a press on joined marks counts, pixels: on their signs, and on all of which they speak. */
export function reachOf({ marks, x }: JoinedMark, scale: Scale): { readonly from: number; readonly to: number } {
  const places = marks.flatMap(({ from, to }) => placeOn(scale, from, to) ?? []);
  return {
    from: Math.min(x - reach, ...places.map((place) => place.x)),
    to: Math.max(x + reach, ...places.map((place) => place.end)),
  };
}

/** What is said of them, the gravest first. */
export function joinedWords({ marks }: JoinedMark): string {
  const [first, ...others] = marks;
  return others.length === 0
    ? titleOf(first!)
    : `${titleOf(first!)}\nand ${others.length} more:\n${others.map(titleOf).join("\n")}`;
}
