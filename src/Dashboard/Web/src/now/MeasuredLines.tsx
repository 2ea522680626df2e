import type { KeyFrame } from "../server/types";
import { Warrant } from "../shared/parts/Warrant";

/** What was measured of a key frame. */
export function MeasuredLines({ said: { statements } }: { said: KeyFrame }) {
  const measured = statements.filter(({ kind }) => kind === "measured");
  return (
    <div className="now-line">
      <Warrant kind="measured" />
      {measured.length === 0 ? (
        <span className="quiet">Nothing was measured here.</span>
      ) : (
        <span>
          {measured.map(({ text, evidence }, index) => (
            <span key={index} title={evidence}>
              {text}{" "}
            </span>
          ))}
        </span>
      )}
    </div>
  );
}
