import { FlagSign } from "../FlagSign";
import { initialsOf } from "../../shared/person";
import type { Mark } from "./Mark";

const signs = { safety: "safety", caution: "unusual-order", note: "unjudgeable" };

/** The sign of a mark, about its middle, 18 by 18; a tick says that somebody has looked. */
export function MarkSign({ mark }: { mark: Mark }) {
  const { kind, by, state } = mark;
  return (
    <g className="mark-sign" data-state={state} data-severity={mark.severity} data-by={by === null ? "system" : kind}>
      <Shape mark={mark} />
      {(state === "settled" || state === "acknowledged") && <Tick />}
      {state === "withdrawn" && <path className="mark-strike" d="M-9 8 9-8" />}
    </g>
  );
}

function Shape({ mark: { kind, by, code, severity } }: { mark: Mark }) {
  switch (kind) {
    case "flag":
      return (
        <g transform="translate(-9 -9)">
          <FlagSign code={code ?? signs[severity ?? "note"]} />
        </g>
      );
    case "bookmark":
      return <path className="flag-sign" d="M-6-9H6V9L0 4-6 9z" />;
    default:
      return (
        <>
          <circle className="mark-person" r="10" />
          <text className="mark-initials" textAnchor="middle">
            {kind === "question" ? "?" : initialsOf(by ?? "")}
          </text>
        </>
      );
  }
}

const Tick = () => (
  <g transform="translate(8 -8)">
    <circle className="mark-tick" r="5.5" />
    <path className="mark-hook" d="M-2.500.2-.700 2 2.700-2.200" />
  </g>
);
