import type { ReactNode } from "react";
import { Label, RadioButton, RadioField, RadioGroup } from "react-aria-components";
import "./kit.css";

export interface Option<T extends string> {
  readonly id: T;
  readonly title: ReactNode;
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly options: readonly Option<T>[];
  readonly chosen: T;
  readonly choose: (id: T) => void;
  /** Whether the label is only read aloud. */
  readonly isBare?: boolean;
}

/** One of a few, all in sight; arrow keys go from one to the next. */
export function Choice<T extends string>({ label, options, chosen, choose, isBare = false }: ChoiceProps<T>) {
  return (
    <RadioGroup
      className="choice"
      orientation="horizontal"
      value={chosen}
      onChange={(value) => choose(value as T)}
      {...(isBare ? { "aria-label": label } : {})}
    >
      {!isBare && <Label>{label}</Label>}
      <div className="choice-options">
        {options.map(({ id, title }) => (
          <RadioField key={id} value={id}>
            <RadioButton className="choice-option">{title}</RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}
