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

/** "Dr A" is "A", "R2 Santos" is "RS": at most two letters, without titles. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => word !== "" && !/^(?:dr|prof)\.?$/iu.test(word));
  const letters = words.map((word) => String.fromCodePoint(word.codePointAt(0)!).toUpperCase());
  return letters.length > 1 ? `${letters[0]!}${letters.at(-1)!}` : (letters[0] ?? "?");
}
