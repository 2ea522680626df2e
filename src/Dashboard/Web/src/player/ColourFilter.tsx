/** Shares of red and blue in luma. */
interface Matrix {
  readonly red: number;
  readonly blue: number;
}

const bt601: Matrix = { red: 0.299, blue: 0.114 };
const bt709: Matrix = { red: 0.2126, blue: 0.0722 };

/** Colours that were decoded by one matrix as another would have made them; rows are red, green and blue. */
function anew(from: Matrix, to: Matrix): number[][] {
  const luma = [from.red, 1 - from.red - from.blue, from.blue];
  // Differences to red and blue as they are coded, and as they come out.
  const cr = luma.map((share, place) => (((place === 0 ? 1 : 0) - share) * (1 - to.red)) / (1 - from.red));
  const cb = luma.map((share, place) => (((place === 2 ? 1 : 0) - share) * (1 - to.blue)) / (1 - from.blue));
  const green = 1 - to.red - to.blue;
  return [
    luma.map((share, place) => share + cr[place]!),
    luma.map((share, place) => share - (to.red * cr[place]! + to.blue * cb[place]!) / green),
    luma.map((share, place) => share + cb[place]!),
  ];
}

const values = anew(bt709, bt601)
  .map((row) => [...row.map((factor) => factor.toFixed(5)), 0, 0].join(" "))
  .concat("0 0 0 1 0")
  .join(" ");

/**
 * Shows a video that does not say how its colours are coded as it was analysed: browsers take those of 720 lines or
 * more for BT.709, the analysis takes all of them for BT.601, as FFmpeg does.
 */
export const ColourFilter = () => (
  <svg className="colour-filter" aria-hidden="true">
    <filter id="bt709-as-bt601" colorInterpolationFilters="sRGB">
      <feColorMatrix type="matrix" values={values} />
    </filter>
  </svg>
);
