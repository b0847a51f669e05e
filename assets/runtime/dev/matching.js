/**
 * Which slide of a new build is which one of the build before. Pure.
 *
 * Slides are known by what is written in them, not by their number: by a key where nothing was edited,
 * else by their alias, their title and how much of their text is left.
 *
 * @typedef {object} Known a slide as it is remembered
 * @property {string} key equal for slides that are written alike
 * @property {string | null} title
 * @property {string | null} alias
 * @property {string} [text] what there is to read on it
 */

/** More cells than this are not worth the wait: then only what is alike at both ends is found. */
const CELLS = 4_000_000;
/** How alike texts must be (from 0 to 1) for a slide that was edited, and for one of several that were rewritten. */
const ALIKE = 0.5;
const AKIN = 0.35;
/** How many of the likest are looked at: each is compared with all slides that are gone. */
const TRIED = 4;
/** What an equal title counts. */
const TITLE = 0.6;

/**
 * For each of `old` the index of its like in `fresh`, or -1: the longest sequence that both have.
 *
 * @param {string[]} old @param {string[]} fresh @returns {number[]}
 */
export function align(old, fresh) {
  const pairs = old.map(() => -1);
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) pairs[start] = start++;
  let [oldEnd, freshEnd] = [old.length, fresh.length];
  while (oldEnd > start && freshEnd > start && old[oldEnd - 1] === fresh[freshEnd - 1]) pairs[--oldEnd] = --freshEnd;
  const [rows, columns] = [oldEnd - start, freshEnd - start];
  if (rows * columns > CELLS) return pairs;
  const lengths = new Uint16Array((rows + 1) * (columns + 1));
  const at = (/** @type {number} */ row, /** @type {number} */ column) => row * (columns + 1) + column;
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const isLike = old[start + row] === fresh[start + column];
      lengths[at(row, column)] = isLike ? lengths[at(row + 1, column + 1)] + 1 : Math.max(lengths[at(row + 1, column)], lengths[at(row, column + 1)]);
    }
  }
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    if (old[start + row] === fresh[start + column]) pairs[start + row++] = start + column++;
    else if (lengths[at(row + 1, column)] >= lengths[at(row, column + 1)]) row++;
    else column++;
  }
  return pairs;
}

/**
 * Where slide `at` of `old` now is. Where it is gone, what stands in its place and `isThere` false.
 *
 * @param {Known[]} old @param {number} at from 0 @param {Known[]} fresh @returns {{ index: number, isThere: boolean }}
 */
export function findAgain(old, at, fresh) {
  const pairs = align(old.map(({ key }) => key), fresh.map(({ key }) => key));
  if (pairs[at] >= 0) return { index: pairs[at], isThere: true };
  const near = neighbours(pairs, at, fresh.length);
  const found = nearest(fresh, near.below, ({ key }) => key === old[at].key) ?? edited(old, at, fresh, pairs, near);
  if (found !== undefined) return { index: found, isThere: true };
  return { index: Math.max(0, Math.min(near.below, fresh.length - 1)), isThere: false };
}

/** The stretch of `fresh` between what stands before `at` and what stands after it. @param {number[]} pairs @param {number} at @param {number} total */
function neighbours(pairs, at, total) {
  const above = pairs.slice(0, at).findLast((index) => index >= 0) ?? -1;
  const below = pairs.slice(at + 1).find((index) => index >= 0) ?? total;
  return { above, below };
}

/** @param {Known[]} slides @param {number} from @param {(slide: Known) => boolean} isWanted */
function nearest(slides, from, isWanted) {
  const found = slides.flatMap((slide, index) => (isWanted(slide) ? [index] : []));
  return found.sort((one, other) => Math.abs(one - from) - Math.abs(other - from))[0];
}

/**
 * @param {Known[]} old @param {number} at @param {Known[]} fresh @param {number[]} pairs
 * @param {{ above: number, below: number }} near @returns {number | undefined}
 */
function edited(old, at, fresh, pairs, near) {
  const gone = new Set(old.filter((_, index) => pairs[index] < 0).map(({ key }) => key));
  const taken = new Set(pairs);
  const isNew = (/** @type {number} */ index) => !taken.has(index) && !gone.has(fresh[index].key);
  const candidates = fresh.map((_, index) => index).filter(isNew);
  const scores = new Map(candidates.map((index) => [index, likeness(old[at], fresh[index])]));
  const rivals = old.filter((_, index) => index !== at && pairs[index] < 0);
  const best = candidates
    .sort((one, other) => Number(scores.get(other)) - Number(scores.get(one)))
    .slice(0, TRIED)
    .find((index) => !rivals.some((rival) => likeness(rival, fresh[index]) > Number(scores.get(index))));
  const score = best === undefined ? 0 : Number(scores.get(best));
  if (score >= ALIKE) return best;
  // Rewritten where it stood: as many slides are new there as are gone.
  const [first, last] = [pairs.findLastIndex((index, no) => no < at && index >= 0) + 1, pairs.findIndex((index, no) => no > at && index >= 0)];
  const place = candidates.filter((index) => index > near.above && index < near.below).sort((one, other) => one - other);
  const lost = (last < 0 ? old.length : last) - first;
  if (place.length === lost) return place[at - first];
  return score >= AKIN ? best : undefined;
}

/** From 0 to 1. @param {Known} one @param {Known} other */
export function likeness(one, other) {
  if (one.alias && one.alias === other.alias) return 1;
  const isTitled = one.title !== null && one.title === other.title;
  return Math.max(isTitled ? TITLE : 0, overlap(wordsOf(one), wordsOf(other)));
}

/** Twice what both have, of all that they have (Dice). @param {Map<string, number>} one @param {Map<string, number>} other */
function overlap(one, other) {
  let [both, all] = [0, 0];
  for (const [pair, count] of one) {
    both += Math.min(count, other.get(pair) ?? 0);
    all += count;
  }
  for (const count of other.values()) all += count;
  return all ? (2 * both) / all : 0;
}

/** @type {WeakMap<Known, Map<string, number>>} */
const counted = new WeakMap();

/** How often each word is on a slide; where words are not parted, each character. @param {Known} slide */
function wordsOf(slide) {
  const known = counted.get(slide);
  if (known) return known;
  /** @type {Map<string, number>} */
  const found = new Map();
  const text = (slide.text ?? slide.title ?? "").slice(0, 20_000).toLowerCase();
  for (const [word] of text.matchAll(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}]+/gu)) {
    found.set(word, (found.get(word) ?? 0) + 1);
  }
  counted.set(slide, found);
  return found;
}
