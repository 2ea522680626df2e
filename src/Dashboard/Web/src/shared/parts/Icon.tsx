// Drawn on a 24 by 24 grid.
const paths = {
  play: "M8 5v14l11-7z",
  pause: "M7 5h4v14H7zM13 5h4v14h-4z",
  frameBack: "M17 5v14l-9-7zM5 5h2v14H5z",
  frameForward: "M7 5v14l9-7zM17 5h2v14h-2z",
  previous: "M6 5h2v14H6zM20 5v14l-5-3.9V12 8.9zM15 12 9 7.5v9z",
  next: "M16 5h2v14h-2zM4 5v14l5-3.9V8.9zM9 12l6-4.5v9z",
  flag: "M6 3h2v18H6zM9 4h10l-2.5 4L19 12H9z",
  overlay: "M3 5h18v14H3zm2 2v10h14V7zm1.500 7h8v1.800h-8zm0-5.500h5v1.800h-5z",
  fullScreen: "M4 4h6v2H6v4H4zM14 4h6v6h-2V6h-4zM4 14h2v4h4v2H4zM18 14h2v6h-6v-2h4z",
  keyboard: "M2 6h20v12H2zm2 2v8h16V8zm2 1.500h2v2H6zm3.300 0h2v2h-2zm3.400 0h2v2h-2zm3.300 0h2v2h-2zM8 13h8v1.700H8z",
  warning: "M12 3 1.500 21h21zM11 10h2v5h-2zm0 6.500h2v2h-2z",
  cases: "M4 5h7v6H4zM13 5h7v6h-7zM4 13h7v6H4zM13 13h7v6h-7z",
  person: "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4 20c0-4 4-6 8-6s8 2 8 6z",
  bookmark: "M7 4h10v16l-5-4-5 4z",
  comment: "M4 5h16v11h-9l-4 4v-4H4z",
  tick: "M9.5 17.500 4 12l1.700-1.700 3.800 3.800 8.800-8.800L20 7z",
  upload: "M12 3 6.500 9h3.700v6h3.600V9h3.700zM4 17h2v2h12v-2h2v4H4z",
};

export type IconName = keyof typeof paths;

/** A picture that only repeats what the words or the label beside it say. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
      <path d={paths[name]} fill="currentColor" fillRule="evenodd" />
    </svg>
  );
}
