/**
 * The rain makes way for words: a cell's light comes from its distance to the nearest text, so that
 * nothing bright is ever behind a letter.
 */

/** @typedef {{left: number, top: number, right: number, bottom: number}} Box px of the slide's canvas */

/** From this distance (px) the rain begins to show, and after so many more it is whole. */
const [CLEAR, DUSK] = [14, 120];

/**
 * The lines of text on a slide.
 *
 * @param {HTMLElement} layout @param {number} width px of the slide's canvas
 * @returns {Box[]}
 */
export function findWords(layout, width) {
  const frame = layout.getBoundingClientRect();
  const scale = frame.width / width || 1;
  const texts = document.createTreeWalker(layout, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const boxes = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    range.selectNodeContents(text);
    for (const line of range.getClientRects()) {
      boxes.push({
        left: (line.left - frame.left) / scale,
        top: (line.top - frame.top) / scale,
        right: (line.right - frame.left) / scale,
        bottom: (line.bottom - frame.top) / scale,
      });
    }
  }
  return boxes;
}

/** How bright the point may be, 0 to 1. @param {Box[]} words @param {number} x @param {number} y */
export function lightAt(words, x, y) {
  const distances = words.map(({ left, top, right, bottom }) =>
    Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)),
  );
  const free = Math.min(1, Math.max(0, (Math.min(...distances) - CLEAR) / DUSK));
  return free * free * (3 - 2 * free);
}
