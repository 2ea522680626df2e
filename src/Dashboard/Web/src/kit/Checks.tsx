import { CheckboxButton, CheckboxField, CheckboxGroup, Label } from "react-aria-components";
import "./kit.css";

interface ChecksProps {
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly title: string }[];
  readonly chosen: readonly string[];
  readonly choose: (ids: readonly string[]) => void;
}

/** Any of a few. */
export function Checks({ label, options, chosen, choose }: ChecksProps) {
  return (
    <CheckboxGroup className="choice" value={[...chosen]} onChange={choose}>
      <Label>{label}</Label>
      <div className="choice-options">
        {options.map(({ id, title }) => (
          <CheckboxField key={id} value={id}>
            <CheckboxButton className="choice-option">{title}</CheckboxButton>
          </CheckboxField>
        ))}
      </div>
    </CheckboxGroup>
  );
}
