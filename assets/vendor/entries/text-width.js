/**
 * Widths of texts without a browser, from the tables of widths.mjs.
 *
 * @typedef {[number, number[]][]} Runs first code point, widths in thousandths of an em
 * @typedef {{"400": Runs, "700": Runs}} Widths of a family
 */

const MONO = 0.6; // of an em: every fixed-width font that ships
const WIDE = 1; // East Asian characters fill their square
const EMOJI = 1.3;
const UNKNOWN = 0.62; // Greek or Cyrillic of a family that has neither

/** @param {Runs} runs @param {number} point */
function inRuns(runs, point) {
  let [low, high] = [0, runs.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, widths] = runs[middle];
    if (point < first) high = middle - 1;
    else if (point >= first + widths.length) low = middle + 1;
    else return widths[point - first] / 1000;
  }
  return undefined;
}

/** @param {number} point of a character that the family does not have */
function guess(point) {
  if (/\p{M}|\p{Cf}/u.test(String.fromCodePoint(point))) return 0;
  if (point >= 0x1f000 || (point >= 0x2600 && point < 0x27c0)) return EMOJI;
  return point >= 0x2e80 ? WIDE : UNKNOWN;
}

/**
 * @param {Widths} table
 * @returns {(text: string, size: number, bold?: boolean, mono?: boolean) => number} in the unit of `size`
 */
export function measure(table) {
  return (text, size, bold = false, mono = false) => {
    const runs = table[bold ? "700" : "400"];
    let ems = 0;
    for (const sign of text) {
      const point = /** @type {number} */ (sign.codePointAt(0));
      const known = mono ? (point < 0x2e80 ? MONO : undefined) : inRuns(runs, point);
      ems += known ?? guess(point);
    }
    return ems * size;
  };
}
