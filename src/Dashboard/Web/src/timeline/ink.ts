// The timeline's lane behind a translucent bar.
const lane = "#14181d";

type Ink = "#000000" | "#ffffff";

/** Black or white, whichever reads better on a colour laid over the lane; one of them always has at least 4.5 to 1. */
export const inkOn = (colour: string, opacity: number): Ink =>
  contrast("#000000", colour, opacity) >= contrast("#ffffff", colour, opacity) ? "#000000" : "#ffffff";

/** Contrast of an ink with a colour laid over the lane, 1 to 21 (WCAG 2.2). */
export function contrast(ink: Ink, colour: string, opacity: number): number {
  const behind = channels(lane);
  const mixed = channels(colour).map((channel, i) => channel * opacity + behind[i]! * (1 - opacity));
  const [dark, light] = [luminance(channels(ink)), luminance(mixed)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

/** How opaque a bar is: certain is solid, doubtful is faint and never invisible. */
export const opacityOf = (confidence: number): number => 0.4 + 0.6 * Math.min(Math.max(confidence, 0), 1) ** 2;

const channels = (hex: string): number[] => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);

// WCAG 2.2, relative luminance.
function luminance(rgb: readonly number[]): number {
  const [red, green, blue] = rgb.map((channel) =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
