/**
 * Whether what a slide shows can be seen: within the frame, whole, uncovered, large enough, in its column.
 *
 * In: a built page, in a window as large as its canvas; the number of a slide, the least size of letters.
 * Out: what is wrong at each of its clicks, as plain data: `Finding` of places.js, with the click.
 */

import { findBeyond, findClipped } from "./outside.js";
import { findCovered } from "./covered.js";
import { findSmall } from "./letters.js";
import { findWide } from "./columns.js";
import { contentOf } from "../runtime/content.js";

/** @param {number} no @param {number} least px @returns {Promise<object[]>} */
export async function fit(no, least) {
  const { nav, slides } = /** @type {any} */ (globalThis).slidegen;
  const { clicks, clicksStart } = slides[no - 1];
  const section = /** @type {HTMLElement} */ (document.querySelector(`#slideshow > [data-slidev-no="${no}"]`));
  const seen = new Set();
  const found = [];
  for (let click = Math.min(clicksStart, clicks); click <= clicks; click++) {
    nav.go(no, click);
    if (found.length === 0 && seen.size === 0) await arrive(section);
    // Text that is as large as its box is measured once the box is.
    if (section.querySelector("[data-slidegen-fit]")) await painted().then(painted);
    rest();
    found.push(...look(section, seen, least).map((finding) => ({ ...finding, click })));
  }
  return found;
}

/** @param {HTMLElement} section @param {Set<Element>} seen what was there at a click before @param {number} least */
function look(section, seen, least) {
  const pieces = contentOf(section);
  const wide = findWide(section, pieces);
  const columns = wide.map(({ element }) => element);
  const others = pieces.filter(({ element }) => !columns.some((column) => column.contains(element)));
  const found = [
    ...wide,
    ...findBeyond(section, others),
    ...findClipped(others),
    ...findCovered(section, pieces, seen),
    ...findSmall(section, pieces, least),
  ];
  for (const { element } of pieces) seen.add(element);
  // Elements stay in the page.
  return found.map(({ element: _, ...data }) => data);
}

const painted = () => new Promise((done) => requestAnimationFrame(done));

/** Fonts are loaded when they are laid out; the sizes of some pictures are in their files. @param {HTMLElement} section */
async function arrive(section) {
  const pictures = [...section.querySelectorAll("img")];
  for (const picture of pictures) picture.loading = "eager";
  await Promise.all(pictures.map((picture) => picture.complete || picture.decode().catch(() => {})));
  section.getBoundingClientRect();
  const isLate = document.fonts.status === "loading";
  while (document.fonts.status !== "loaded") await document.fonts.ready;
  if (isLate) await painted(); // who else waits for letters has drawn then
}

/** Whatever moves is where it goes to. */
function rest() {
  for (const animation of document.getAnimations()) {
    if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
  }
}
