import { useEffect, useRef, useSyncExternalStore } from "react";
import { shortcutsAreOn } from "./preference";
import { shortcuts } from "./shortcuts";
import "./keys.css";

/** All shortcuts, and the switch that turns them off. */
export function ShortcutHelp({ isOpen, close }: { isOpen: boolean; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const areOn = useSyncExternalStore(shortcutsAreOn.subscribe, shortcutsAreOn.get);
  useEffect(() => {
    if (isOpen) {
      dialog.current?.showModal();
    }
  }, [isOpen]);

  return (
    <dialog ref={dialog} className="help" aria-labelledby="help-title" onClose={close}>
      <h2 id="help-title">Keyboard shortcuts</h2>
      <dl>
        {shortcuts.map(({ id, shown, label }) => (
          <div key={id}>
            <dt>
              <kbd>{shown}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
      <label>
        <input type="checkbox" checked={areOn} onChange={({ target }) => shortcutsAreOn.set(target.checked)} /> Single keys act
        (except ?)
      </label>
      <form method="dialog">
        <button className="primary">Close</button>
      </form>
    </dialog>
  );
}
