import { useSyncExternalStore, type RefObject } from "react";
import { shortcutsAreOn } from "./preference";
import { shortcutGroups } from "./registry";
import "./keys.css";

/**
 * All shortcuts, and the switch that turns them off.
 * @param dialog Who shows it calls its showModal. The element alone knows whether it is open: its close event comes
 * later than it closes, so a copy of that knowledge is wrong for a moment, and a key pressed then did nothing.
 */
export function ShortcutHelp({ dialog }: { dialog: RefObject<HTMLDialogElement | null> }) {
  const areOn = useSyncExternalStore(shortcutsAreOn.subscribe, shortcutsAreOn.get);
  return (
    <dialog ref={dialog} className="help" aria-labelledby="help-title">
      <h2 id="help-title">Keyboard shortcuts</h2>
      <div className="help-groups">
        {Object.entries(shortcutGroups).map(([group, shortcuts]) => (
          <section key={group}>
            <h3>{group}</h3>
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
          </section>
        ))}
      </div>
      <label>
        <input type="checkbox" checked={areOn} onChange={({ target }) => shortcutsAreOn.set(target.checked)} /> Single
        keys act (except ?)
      </label>
      <form method="dialog">
        <button className="primary">Close</button>
      </form>
    </dialog>
  );
}
