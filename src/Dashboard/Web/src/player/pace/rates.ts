/** The speeds that can be asked for, 1 for that of the recording. */
export const rates: readonly number[] = [0.1, 0.25, 0.5, 1, 1.5, 2, 4, 8];

/** The speed so many steps up or down the ladder, as far as there are any. */
export function rateFrom(rate: number, steps: number): number {
  const place = rates.indexOf(rate) + steps;
  return rates[Math.min(Math.max(place, 0), rates.length - 1)] ?? 1;
}
