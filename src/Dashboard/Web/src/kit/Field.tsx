import { FieldError, Input, Label, Text, TextArea, TextField } from "react-aria-components";
import "./kit.css";

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  /** Beneath the field; null for none. */
  readonly help?: string | null;
  /** What is wrong with it; null for nothing. */
  readonly objection?: string | null;
  readonly longest: number;
  readonly isLong?: boolean;
  readonly takesFocus?: boolean;
}

/** A text to give, with its label, its help and what is wrong with it. */
export function Field(props: FieldProps) {
  const { label, value, change, help = null, objection = null, longest, isLong = false, takesFocus = false } = props;
  return (
    <TextField
      className="field"
      value={value}
      onChange={change}
      maxLength={longest}
      isInvalid={objection !== null}
      autoFocus={takesFocus}
    >
      <Label>{label}</Label>
      {isLong ? <TextArea rows={4} /> : <Input />}
      {help !== null && (
        <Text slot="description" className="field-help">
          {help}
        </Text>
      )}
      <FieldError className="field-objection">{objection}</FieldError>
    </TextField>
  );
}
