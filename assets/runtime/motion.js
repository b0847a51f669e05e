/**
 * Elements that fly in and on (`v-motion`, Slidev reference §4.10).
 *
 * The build has worked out where each is before its slide is reached, from each click on, and after the
 * slide is left, as declarations with the transition that leads there. Here one is chosen and set; the
 * browser moves the element, and goes on from where it is when the next click comes too soon.
 *
 * @typedef {Record<string, string>} Declarations
 * @typedef {{ before: Declarations, at: [number, Declarations, string][], after?: [Declarations, string] }} Frames
 */

const MOVING = "[data-slidegen-motion]";

/** @param {import("./deck.js").Deck} deck */
export function motion(deck) {
  const reduced = matchMedia("(prefers-reduced-motion: reduce)");
  let started = false;

  deck.onView((view) => {
    deck.sections.forEach((section, index) => {
      const isCurrent = view === "slide" && index + 1 === deck.page;
      rest(section, isCurrent ? deck.clicks : deck.slide(index + 1)?.clicks ?? 0, false);
    });
  });
  deck.onDraw(({ section, clicks }) => rest(section, clicks, deck.view === "slide" && !reduced.matches));
  deck.onMove(({ page, clicks, previous, direction }) => {
    const isRefresh = !previous && started;
    started = true;
    if (isRefresh || previous?.page === page || deck.view !== "slide" || reduced.matches) return;
    if (previous && direction === "forward") leave(deck.section(previous.page));
    enter(deck.section(page), clicks, direction !== "backward");
  });
}

/** Brings what moves on a slide to where it is at a click. @param {HTMLElement} section @param {number} clicks @param {boolean} moving */
function rest(section, clicks, moving) {
  for (const [element, { at }] of readMotions(section)) {
    const [, css, transition] = at.findLast(([from]) => from <= clicks) ?? at[0];
    declare(element, css, moving ? transition : "none");
  }
}

/** A slide comes on. @param {HTMLElement | undefined} section @param {number} clicks @param {boolean} onwards after the slide before it */
function enter(section, clicks, onwards) {
  const motions = readMotions(section);
  if (!section || motions.length === 0) return;
  for (const [element, { before, at, after }] of motions) {
    declare(element, onwards ? before : after?.[0] ?? at[at.length - 1][1], "none");
  }
  section.getBoundingClientRect(); // makes the browser take in where they start
  rest(section, clicks, true);
}

/** A slide goes. @param {HTMLElement | undefined} section */
function leave(section) {
  for (const [element, { after }] of readMotions(section)) {
    if (after) declare(element, ...after);
  }
}

/** @param {HTMLElement | undefined} section @returns {[HTMLElement, Frames][]} */
function readMotions(section) {
  const elements = /** @type {HTMLElement[]} */ ([...(section?.querySelectorAll(MOVING) ?? [])]);
  return elements.map((element) => [element, JSON.parse(element.dataset.slidegenMotion ?? "")]);
}

/** @param {HTMLElement} element @param {Declarations} css @param {string} transition */
function declare(element, css, transition) {
  const { style, dataset } = element;
  style.transition = transition;
  for (const name of (dataset.slidegenMoved ?? "").split(" ")) if (name && !(name in css)) style.removeProperty(name);
  for (const [name, value] of Object.entries(css)) style.setProperty(name, value);
  dataset.slidegenMoved = Object.keys(css).join(" ");
}
