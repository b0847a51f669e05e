/**
 * The words of a slide and the rain: it makes way for those that are read, and spells some of the deck's
 * own in its drops.
 */

/** @typedef {{left: number, top: number, right: number, bottom: number}} Box px of the slide's canvas */

/** What is read or looked at besides text. */
const PICTURES = "pre, table, img, svg, video, iframe, canvas:not(.slidegen-rain), .katex-display, input, button";
/** Letters that a word in the rain has, and how many different ones there may be in all. */
const [SHORTEST, LONGEST, LETTERS] = [4, 11, 40];

/**
 * The lines of text and the pictures on a slide, also those of a later click.
 *
 * @param {HTMLElement} layout @param {number} width px of the slide's canvas
 * @returns {Box[]}
 */
export function findWords(layout, width) {
  const frame = layout.getBoundingClientRect();
  const scale = frame.width / width || 1;
  const rects = [...layout.querySelectorAll(PICTURES)].map((element) => element.getBoundingClientRect());
  const texts = document.createTreeWalker(layout, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (!text.textContent?.trim()) continue;
    range.selectNodeContents(text);
    rects.push(...range.getClientRects());
  }
  return rects
    .filter((rect) => rect.width > 0)
    .map((rect) => ({
      left: (rect.left - frame.left) / scale,
      top: (rect.top - frame.top) / scale,
      right: (rect.right - frame.left) / scale,
      bottom: (rect.bottom - frame.top) / scale,
    }));
}

/**
 * Words of the slides' titles, in capitals, and the letters that they are made of.
 *
 * @param {(string | null)[]} titles
 */
export function ownWords(titles) {
  const all = titles.join(" ").toLocaleUpperCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const fitting = [...new Set(all)].filter((word) => word.length >= SHORTEST && word.length <= LONGEST);
  /** @type {Set<string>} */
  let letters = new Set();
  const words = fitting.filter((word) => {
    const more = new Set([...letters, ...word]);
    // A sign of two code units has no place of its own in the atlas.
    if (more.size > LETTERS || [...word].length < word.length) return false;
    letters = more;
    return true;
  });
  return { words, letters: [...letters].join("") };
}
