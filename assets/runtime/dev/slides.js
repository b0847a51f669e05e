/**
 * The slides of a new build in place of the old ones.
 *
 * What a slide was given as is compared, not what the runtime made of it. One that is given as before
 * stays the very element that it is, wherever it now stands: a film in it goes on. It is not moved in the
 * document either; the others come and go around it. A new note alone leaves its slide alone.
 */

import { graft } from "./graft.js";
import { align } from "./matching.js";

/**
 * @typedef {object} Given
 * @property {Record<string, string>} attributes of the section
 * @property {string} body
 * @property {string} note
 */

const NOTE = ":scope > template.slidegen-note";
/** What is drawn on a slide lives in the page, and is no part of what was written. */
const DRAWING = ":scope > .slidegen-drawing";

/** What was read ahead. @type {WeakMap<Given, HTMLElement>} */
const READ = new WeakMap();
/** Where slides are read: nothing loads, plays or runs there. A whole document for each takes a millisecond. */
const DESK = document.createElement("template");

/** @param {Document} page @returns {HTMLElement[]} */
export function sectionsOf(page) {
  return [...page.querySelectorAll("#slideshow > .slidev-page")].map((section) => /** @type {HTMLElement} */ (section));
}

/** @param {HTMLElement} section as it came @returns {Given} */
export function asGiven(section) {
  const attributes = Object.fromEntries([...section.attributes].map(({ name, value }) => [name, value]));
  const note = section.querySelector(NOTE)?.outerHTML ?? "";
  const drawing = section.querySelector(DRAWING)?.outerHTML ?? "";
  const inner = section.innerHTML;
  return { attributes, body: inner.slice(0, inner.length - note.length - drawing.length), note };
}

/** A slide that came by itself. @param {string | undefined} html */
export function readSection(html) {
  if (html === undefined) return undefined;
  DESK.innerHTML = html;
  return /** @type {HTMLElement | undefined} */ (DESK.content.firstElementChild ?? undefined);
}

/**
 * Reads a slide as it was given before it is compared with what it becomes: while the server is at work.
 *
 * @param {Given} given
 */
export function readAhead(given) {
  if (!READ.has(given)) READ.set(given, sectionOf(given));
}

/** A slide as it was given. @param {Given} given */
function sectionOf({ attributes, body, note }) {
  const section = /** @type {HTMLElement} */ (readSection(`<section>${body}${note}</section>`));
  for (const [name, value] of Object.entries(attributes)) section.setAttribute(name, value);
  return section;
}

/**
 * Puts `fresh` in place of `old`.
 *
 * @param {HTMLElement[]} old in the document @param {Given[]} given what they came as
 * @param {(HTMLElement | undefined)[]} fresh as far as they are new @param {Given[]} now
 * @returns {() => void} scrolls what was scrolled, once the slides are shown
 */
export function takeSlides(old, given, fresh, now) {
  const parent = /** @type {HTMLElement} */ (document.getElementById("slideshow"));
  const pairs = align(given.map(({ body }) => body), now.map(({ body }) => body));
  /** @type {Map<number, number>} */
  const kept = new Map(pairs.flatMap((index, no) => (index >= 0 && old[no] ? [[index, no]] : [])));
  const before = old.filter((_, no) => !(pairs[no] >= 0));
  // Looked at before anything changes: afterwards the browser would have to lay out the page for it.
  const scrolled = before.map((section) => keepScroll(section, fresh.find((one) => one?.dataset.slidevNo === section.dataset.slidevNo)));
  let next = /** @type {Element | null} */ (null);
  for (let index = fresh.length - 1; index >= 0; index--) {
    const no = kept.get(index);
    const section = no === undefined ? document.adoptNode(fresh[index] ?? sectionOf(now[index])) : old[no];
    if (no === undefined) parent.insertBefore(section, next);
    else change(section, given[no], now[index], fresh[index]);
    next = section;
  }
  for (const section of before) section.remove();
  return () => scrolled.forEach((scroll) => scroll());
}

/**
 * Puts `fresh` in place of one slide.
 *
 * @param {HTMLElement} section in the document @param {Given} was what it came as
 * @param {HTMLElement} fresh @param {Given} now
 * @returns {() => void} scrolls what was scrolled, once the slide is shown
 */
export function takeSlide(section, was, fresh, now) {
  if (was.body === now.body) {
    change(section, was, now, fresh);
    return () => {};
  }
  if (graft(section, READ.get(was) ?? sectionOf(was), fresh)) {
    change(section, was, now);
    return () => {};
  }
  const scroll = keepScroll(section, fresh);
  // The draft knows no stroke since the last build.
  fresh.querySelector(DRAWING)?.remove();
  fresh.append(...section.querySelectorAll(DRAWING));
  fresh.classList.toggle("slidegen-current", section.classList.contains("slidegen-current"));
  fresh.inert = section.inert;
  section.replaceWith(document.adoptNode(fresh));
  return scroll;
}

/** Gives a section that stays its new number and note. @param {HTMLElement} section @param {Given} was @param {Given} now @param {HTMLElement} [fresh] */
function change(section, was, now, fresh) {
  for (const name of new Set([...Object.keys(was.attributes), ...Object.keys(now.attributes)])) {
    const [before, after] = [was.attributes[name], now.attributes[name]];
    if (before === after) continue;
    if (name === "class") {
      // The runtime has classes of its own here.
      section.classList.remove(...words(before));
      section.classList.add(...words(after));
    } else if (after === undefined) section.removeAttribute(name);
    else section.setAttribute(name, after);
  }
  if (was.note === now.note) return;
  section.querySelector(NOTE)?.remove();
  const note = (fresh ?? sectionOf(now)).querySelector(NOTE);
  if (note) section.append(document.adoptNode(note));
}

/** What was scrolled in a slide stays so in the one that comes for it. @param {HTMLElement} from @param {HTMLElement} [to] */
function keepScroll(from, to) {
  const places = [...from.querySelectorAll("*")].map((element) => ({ tag: element.tagName, top: element.scrollTop }));
  return () => {
    if (!to?.isConnected || !places.some(({ top }) => top)) return;
    to.querySelectorAll("*").forEach((element, index) => {
      if (places[index]?.top && places[index].tag === element.tagName) element.scrollTop = places[index].top;
    });
  };
}

/** @param {string | undefined} text */
function words(text) {
  return text?.split(/\s+/).filter(Boolean) ?? [];
}
