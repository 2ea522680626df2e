/** Where the timeline's lanes lie, in pixels from its top. */
export const axisHeight = 26;
export const phaseLane = { y: 28, height: 34 };
export const flagLane = { y: 66, height: 24 };
export const height = 92;
