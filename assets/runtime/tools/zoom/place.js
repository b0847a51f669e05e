/**
 * The arithmetic of zooming into a slide. Lengths are px of the slide; pure.
 *
 * @typedef {{ x: number, y: number, width: number, height: number }} Box
 * @typedef {{ scale: number, x: number, y: number }} Place `x` and `y`: how far the slide is moved, in its own px, after scaling
 */

/** Of a place without a size, and of the smallest element. */
export const POINT_SCALE = 2;
const MOST = 5;
/** What an element leaves free around itself, as a share of the slide. */
const MARGIN = 0.06;

/** Brings a point to the middle, as far as the slide reaches. @param {{ width: number, height: number }} slide @param {number} x @param {number} y @param {number} [scale] @returns {Place} */
export function placeOfPoint(slide, x, y, scale = POINT_SCALE) {
  return {
    scale,
    x: kept(slide.width / 2 - x * scale, slide.width * (1 - scale)),
    y: kept(slide.height / 2 - y * scale, slide.height * (1 - scale)),
  };
}

/** Makes a box as large as the slide holds. @param {{ width: number, height: number }} slide @param {Box} box @returns {Place} */
export function placeOfBox(slide, { x, y, width, height }) {
  const fits = Math.min(slide.width / width, slide.height / height) * (1 - MARGIN);
  return placeOfPoint(slide, x + width / 2, y + height / 2, Math.min(MOST, Math.max(1, fits)));
}

/** So far that no edge of the slide comes into sight. @param {number} shift @param {number} most a negative length */
function kept(shift, most) {
  return Math.round(Math.min(0, Math.max(most, shift)) * 10) / 10;
}
