import { Link } from "wouter";
import type { Case } from "../../server/types";

/** That the same footage came in before, or again; nothing where it did not. */
export function SameFootage({ case: { sameFootageAs } }: { case: Case }) {
  return sameFootageAs.length === 0 ? null : (
    <p className="quiet same-footage">
      The same footage as{" "}
      {sameFootageAs.map(({ id, name }, place) => (
        <span key={id}>
          {place > 0 && ", "}
          <Link href={`/cases/${id}`}>{name}</Link>
        </span>
      ))}
      .
    </p>
  );
}
