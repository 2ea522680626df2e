// 18 by 18; every flag has its own outline, so that colour is never needed to tell them apart.
const outlines: Record<string, string> = {
  safety: "M9 1 17.500 17H.5z",
  "low-confidence": "M9 2a7 7 0 1 1 0 14a7 7 0 0 1 0-14zm0 2.500a4.500 4.500 0 1 0 0 9a4.500 4.500 0 0 0 0-9z",
  "unusual-order": "M9 1 17 9 9 17 1 9z",
  "slow-pace": "M2 2h14L10.500 9 16 16H2l5.500-7z",
  unreadable: "M4 2 9 7l5-5 2 2-5 5 5 5-2 2-5-5-5 5-2-2 5-5-5-5z",
  unjudgeable: "M2 2h14v14H2zm3 3v8h8V5z",
};

/** The sign of a flag, in the colour of the text around it. */
export function FlagSign({ code }: { code: string }) {
  return <path className="flag-sign" data-code={code} d={outlines[code] ?? "M3 3h12v12H3z"} fillRule="evenodd" />;
}
