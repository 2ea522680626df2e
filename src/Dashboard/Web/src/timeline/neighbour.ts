// Someone who presses "previous" shortly after a beginning wants the one before it.
const grace = 0.7;

/** The nearest time before or after now; null where there is none. */
export function neighbour(times: readonly number[], now: number, direction: 1 | -1): number | null {
  const found =
    direction > 0
      ? times.filter((time) => time > now + 0.01).sort((a, b) => a - b)
      : times.filter((time) => time < now - grace).sort((a, b) => b - a);
  return found[0] ?? null;
}
