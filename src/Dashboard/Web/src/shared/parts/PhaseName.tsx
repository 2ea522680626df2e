import { phaseLook } from "../words/phases";

/** A phase by colour and name; unknown is said as such. */
export function PhaseName({ phase }: { phase: string | null }) {
  const { name, colour } = phaseLook(phase);
  return (
    <span className="phase-name" data-known={phase !== null}>
      <svg width="10" height="10" aria-hidden="true" focusable="false">
        <rect width="10" height="10" rx="3" fill={colour} />
      </svg>
      {name}
    </span>
  );
}
