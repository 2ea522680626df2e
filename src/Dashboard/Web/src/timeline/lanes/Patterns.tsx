/** The hatches, told apart by their way and breadth: unknown is broad and rises, gaps are thin and fall. */
export const Patterns = () => (
  <defs>
    <pattern id="unknown" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="8" height="8" fill="#242b33" />
      <rect width="3" height="8" fill="#3a434d" />
    </pattern>
    <pattern id="gap" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
      <rect className="gap-line" width="1.5" height="6" />
    </pattern>
    <pattern id="unsure" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect className="unsure-line" width="2" height="5" />
    </pattern>
  </defs>
);
