import { useSyncExternalStore } from "react";
import { tip, type Actions } from "../../keys/shortcuts";
import type { TimelineView } from "./TimelineView";

type ViewActions = Pick<Actions, "timelineNearer" | "timelineFarther" | "timelineWhole" | "timelineFollow">;

const signs = { timelineFarther: "−", timelineNearer: "+", timelineWhole: "All", timelineFollow: "Follow" };

/** The buttons of what the timeline shows. */
export function ViewButtons({ view, actions }: { view: TimelineView; actions: ViewActions }) {
  const follows = useSyncExternalStore(view.follows.subscribe, view.follows.get);
  useSyncExternalStore(view.stretch.subscribe, view.stretch.get);
  return (
    <div className="view-buttons" role="group" aria-label="Timeline">
      {(Object.keys(signs) as (keyof ViewActions)[]).map((id) => (
        <button
          key={id}
          type="button"
          aria-label={`${signs[id]}: ${tip(id)}`}
          title={tip(id)}
          aria-pressed={id === "timelineFollow" ? follows : undefined}
          aria-disabled={(id === "timelineFarther" || id === "timelineWhole") && view.isWhole ? true : undefined}
          onClick={() => actions[id]("")}
        >
          {signs[id]}
        </button>
      ))}
    </div>
  );
}
