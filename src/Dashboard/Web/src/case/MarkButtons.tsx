import type { Marking } from "../moments/useMarking";

/** Ways to speak about the moment at the playhead; each names its key. */
export function MarkButtons({ marking }: { marking: Marking }) {
  return (
    <div className="mark-buttons" role="group" aria-label="Mark this moment">
      <button type="button" onClick={marking.bookmark}>
        <kbd>M</kbd> Mark
      </button>
      <button type="button" onClick={marking.comment}>
        <kbd>C</kbd> Comment
      </button>
      <button type="button" onClick={() => marking.dispute(null)}>
        <kbd>D</kbd> Dispute
      </button>
    </div>
  );
}
