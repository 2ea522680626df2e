import type { Statement } from "../server/types";
import { kindWords } from "../shared/words";

/** Statements, each with its warrant and what it rests on. */
export function Warrants({ statements }: { statements: readonly Statement[] }) {
  if (statements.length === 0) {
    return null;
  }

  return (
    <ul className="warrants">
      {statements.map(({ kind, text, evidence }, index) => (
        <li key={index}>
          <span className="warrant" data-kind={kind}>
            {kindWords[kind] ?? kind}
          </span>{" "}
          {text}
          {evidence && <span className="evidence"> {evidence}</span>}
        </li>
      ))}
    </ul>
  );
}
