import type { Statement } from "../server/types";
import { Warrant } from "../shared/parts/Warrant";

/** Statements, each with its warrant and what it rests on. */
export function Warrants({ statements }: { statements: readonly Statement[] }) {
  return (
    <ul className="warrants">
      {statements.map(({ kind, text, evidence }, index) => (
        <li key={index}>
          <Warrant kind={kind} /> {text}
          {evidence && <span className="evidence"> {evidence}</span>}
        </li>
      ))}
    </ul>
  );
}
