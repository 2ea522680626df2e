import { hearKept, keep, kept } from "./keep";
import { Observable } from "./Observable";

const place = "surgical.name";

/** The name under which this browser writes; null until it was asked for. Nobody checks it: there are no accounts. */
export const person = new Observable<string | null>(kept(place));

hearKept(place, (name) => person.set(name));

/** Gives this browser a name. */
export function nameThePerson(name: string): void {
  person.set(name);
  keep(place, name);
}

/** "RS" of "R2 Santos": at most two letters. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word.length > 0);
  const chosen = words.length > 1 ? [words[0]!, words.at(-1)!] : words;
  return chosen.map((word) => String.fromCodePoint(word.codePointAt(0)!).toUpperCase()).join("");
}
