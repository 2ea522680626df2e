// The timeline's lane behind a translucent bar.
const lane = "#14181d";

/** Black or white, whichever reads better on a colour laid over the lane; one of them always has at least 4.5 to 1. */
export function inkOn(colour: string, opacity: number): "#000000" | "#ffffff" {
  const behind = channels(lane);
  const mixed = channels(colour).map((channel, i) => channel * opacity + behind[i]! * (1 - opacity));
  const light = luminance(mixed);
  return (light + 0.05) / 0.05 >= 1.05 / (light + 0.05) ? "#000000" : "#ffffff";
}

/** How opaque a bar is: certain is solid, doubtful is faint and never invisible. */
export const opacityOf = (confidence: number): number => 0.4 + 0.6 * Math.min(Math.max(confidence, 0), 1) ** 2;

const channels = (hex: string): number[] => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);

// WCAG 2.2, relative luminance.
function luminance(rgb: readonly number[]): number {
  const [red, green, blue] = rgb.map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
