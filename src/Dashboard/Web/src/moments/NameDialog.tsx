import { useState, type SyntheticEvent } from "react";
import { Dialog } from "../kit/Dialog";
import { Field } from "../kit/Field";
import { nameThePerson, person } from "../shared/person";

const longestName = 80;

interface NameDialogProps {
  readonly close: () => void;
  /** After a name was given. */
  readonly then?: () => void;
}

/** Asks for the name that this browser's marks carry. */
export function NameDialog({ close, then }: NameDialogProps) {
  const [name, type] = useState(person.value ?? "");
  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    const given = name.trim();
    if (given.length > 0) {
      nameThePerson(given);
      close();
      then?.();
    }
  };
  return (
    <Dialog title="Your name" close={close}>
      <form onSubmit={save}>
        <Field
          label="Marks, comments and corrections carry this name"
          value={name}
          change={type}
          help="Kept in this browser. There are no accounts yet, and nobody checks it."
          longest={longestName}
          takesFocus
        />
        <div className="dialog-actions">
          <button type="button" onClick={close}>
            Cancel
          </button>
          <button className="primary" disabled={name.trim().length === 0}>
            Use this name
          </button>
        </div>
      </form>
    </Dialog>
  );
}
