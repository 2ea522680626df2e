import { useState, type ReactNode } from "react";

/** Something that is only drawn once it is opened, so that a long feed stays light. */
export function Unfold({ title, children }: { title: string; children: ReactNode }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen && children}
    </details>
  );
}
