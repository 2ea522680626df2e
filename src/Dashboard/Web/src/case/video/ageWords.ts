const sameFrame = 0.05;

/** Which frame is spoken of, beside the shown one. */
export function ageWords(seconds: number): string {
  const apart = Math.abs(seconds).toFixed(1);
  if (Math.abs(seconds) < sameFrame) {
    return "about this frame";
  }

  return seconds > 0 ? `about the frame ${apart} s ago` : `about the frame ${apart} s ahead`;
}
