interface Place {
  readonly y: number;
  readonly height: number;
}

/** Where the lanes lie, in pixels from the top of the timeline. */
export interface Layout {
  readonly axis: Place;
  readonly model: Place;
  /** One for each person. */
  readonly persons: readonly Place[];
  readonly seen: Place;
  readonly flags: Place;
  /** Null where nobody has said anything. */
  readonly people: Place | null;
  readonly height: number;
}

const heights = { axis: 24, model: 32, person: 28, seen: 24, flags: 32, people: 32 };
const between = 3;

/** @param hasPeople whether persons have said anything */
export function layoutOf(persons: number, hasPeople: boolean): Layout {
  let next = 0;
  const lane = (height: number): Place => {
    const y = next;
    next += height + between;
    return { y, height };
  };
  // In the order in which they are seen.
  return {
    axis: lane(heights.axis),
    model: lane(heights.model),
    persons: Array.from({ length: persons }, () => lane(heights.person)),
    seen: lane(heights.seen),
    flags: lane(heights.flags),
    people: hasPeople ? lane(heights.people) : null,
    height: next,
  };
}
