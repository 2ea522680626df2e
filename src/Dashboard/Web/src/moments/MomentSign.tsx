import type { PlacedMoment } from "../server/types";
import { Icon } from "../shared/parts/Icon";
import { initialsOf } from "../shared/person";

/** What a moment is, by form; its colour says only whether a danger is open. */
export function MomentSign({ moment: { kind, by, severity, state } }: { moment: PlacedMoment }) {
  if (kind === "bookmark") {
    return (
      <span className="moment-sign" data-kind={kind}>
        <Icon name="bookmark" />
      </span>
    );
  }

  if (kind === "flag") {
    const isGrave = severity === "safety";
    return (
      <span className="moment-sign" data-kind={kind} data-grave={isGrave} data-state={state}>
        <svg viewBox="0 0 18 18" width="15" height="15" aria-hidden="true" focusable="false">
          <path d={isGrave ? "M9 2 17 16H1z" : "M9 1.500 16.500 9 9 16.500 1.500 9z"} />
        </svg>
      </span>
    );
  }

  return (
    <span className="moment-sign moment-person" aria-hidden="true">
      {by === null ? "?" : initialsOf(by)}
    </span>
  );
}
