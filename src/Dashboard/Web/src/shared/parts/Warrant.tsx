import { kindWords } from "../words/words";

interface WarrantProps {
  readonly kind: string;
  /** Who says it, where a person does. */
  readonly by?: string | null;
}

/** On what something rests: told by line and word. */
export function Warrant({ kind, by = null }: WarrantProps) {
  return (
    <span className="warrant" data-kind={kind}>
      {by ?? kindWords[kind] ?? kind}
    </span>
  );
}
