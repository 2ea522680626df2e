import { useSyncExternalStore } from "react";
import { undoable } from "./undo";

/** Says what was done, and offers to take it back. */
export function UndoNote({ undo }: { undo: () => void }) {
  const one = useSyncExternalStore(undoable.subscribe, undoable.get);
  return (
    <div className="undo" role="status">
      {one && (
        <>
          {one.title}
          <button type="button" onClick={undo}>
            Undo <kbd>Z</kbd>
          </button>
        </>
      )}
    </div>
  );
}
