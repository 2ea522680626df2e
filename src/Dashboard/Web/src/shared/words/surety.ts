import { percent } from "./words";

/** How sure the model is of a phase. */
export type Surety = "high" | "fair" | "low";

// As the server's flag of low confidence: below one in two, the model itself holds some other word to be likelier.
const leastFair = 0.5;
const leastHigh = 0.9;

export const suretyOf = (confidence: number): Surety =>
  confidence >= leastHigh ? "high" : confidence >= leastFair ? "fair" : "low";

/** "high confidence (97 %)". */
export const suretyWords = (confidence: number): string =>
  `${suretyOf(confidence)} confidence (${percent(confidence)})`;
