/**
 * Finding slides by what was typed: a number, an alias, some letters of the title, words of the text.
 *
 * Pure. Case and accents do not count. The order of the results is: the number itself, numbers that
 * begin so, titles that begin so, words that begin so, titles that hold it, texts that hold it, and last
 * titles that hold the letters in their order; among equals the order of the deck.
 *
 * @typedef {Pick<import("../../types.d.ts").SlideData, "no" | "title" | "alias"> & { text?: string }} Findable its
 *   text as `plainText` makes it
 */

/**
 * @template {Findable} T
 * @param {readonly T[]} slides @param {string} query nothing typed finds every slide @returns {T[]}
 */
export function searchSlides(slides, query) {
  const wanted = plainText(query).replace(/^\//, "");
  return slides
    .map((slide) => ({ slide, rank: rankOf(slide, wanted) }))
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => Number(a.rank) - Number(b.rank) || a.slide.no - b.slide.no)
    .map(({ slide }) => slide);
}

/** How well a slide fits, 0 best, or null. @param {Findable} slide @param {string} wanted */
function rankOf(slide, wanted) {
  if (wanted === "" || String(slide.no) === wanted) return 0;
  const names = [plainText(slide.title ?? ""), plainText(slide.alias ?? "")];
  if (names.includes(wanted)) return 1;
  if (String(slide.no).startsWith(wanted)) return 2;
  if (names.some((name) => name.startsWith(wanted))) return 3;
  if (names.some((name) => name.includes(` ${wanted}`))) return 4;
  if (names.some((name) => name.includes(wanted))) return 5;
  if (wanted.length > 1 && slide.text?.includes(wanted)) return 6;
  return wanted.length > 1 && names.some((name) => holdsInOrder(name, wanted)) ? 7 : null;
}

/** @param {string} name @param {string} letters */
function holdsInOrder(name, letters) {
  let from = 0;
  for (const letter of letters.replace(/ /g, "")) {
    const found = name.indexOf(letter, from);
    if (found < 0) return false;
    from = found + letter.length;
  }
  return true;
}

/** Around the first place of what is wanted in a text; "" where it is not. @param {string} text @param {string} wanted */
export function excerpt(text, wanted) {
  const words = text.replace(/\s+/g, " ");
  const at = wanted ? words.toLowerCase().indexOf(wanted.trim().toLowerCase()) : -1;
  if (at < 0) return "";
  const from = Math.max(0, words.lastIndexOf(" ", Math.max(0, at - 20)));
  return `${from > 0 ? "…" : ""}${words.slice(from, at + 60).trim()}…`;
}

/** @param {string} text */
export function plainText(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}
