import type { ReactNode } from "react";
import { Button, Label, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from "react-aria-components";
import "./kit.css";

interface SelectProps {
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly title: string; readonly look: ReactNode }[];
  readonly chosen: string;
  readonly choose: (id: string) => void;
}

/** One of many; typing its first letters finds it. */
export function Select({ label, options, chosen, choose }: SelectProps) {
  return (
    <AriaSelect className="select" value={chosen} onChange={(key) => key !== null && choose(String(key))}>
      <Label>{label}</Label>
      <Button>
        <SelectValue />
        <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="select-list">
        <ListBox>
          {options.map(({ id, title, look }) => (
            <ListBoxItem key={id} id={id} textValue={title} className="select-option">
              {look}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
