/**
 * A few words that were edited, in place of the old ones, and nothing else touched: a film goes on, what is
 * selected stays so, and the browser lays out one line.
 *
 * Only text and the plain elements of running text are put in like this. What the runtime draws, or has
 * measured, comes with a whole new slide.
 */

/** What running text is made of. */
const PLAIN = new Set(["#text", ..."A B BLOCKQUOTE BR CODE DD DEL DL DT EM H1 H2 H3 H4 H5 H6 I KBD LI MARK OL P S SMALL SPAN STRONG SUB SUP TABLE TBODY TD TFOOT TH THEAD TR U UL".split(" ")]);
/** What is measured from where the text is. */
const MEASURED = "[data-slidegen-mark], [data-slidegen-fit], [data-slidegen-move]";
/** The one thing that the build says of such elements: where they stand in the source. */
const LINE = "data-slidegen-line";

/**
 * Makes `section` what `now` is, and says whether it could. Where it could not, `section` is as it was.
 *
 * @param {Element} section in the document, as the runtime has it
 * @param {Element} was what it was given as @param {Element} now
 */
export function graft(section, was, now) {
  return !section.querySelector(MEASURED) && graftInto(section, was, now);
}

/** @param {Element} live @param {Element} was @param {Element} now @returns {boolean} */
function graftInto(live, was, now) {
  const differing = [...now.childNodes].flatMap((child, at) => (was.childNodes[at]?.isEqualNode(child) ? [] : [at]));
  const isAlike = was.childNodes.length === now.childNodes.length && was.childNodes.length === live.childNodes.length;
  if (!isAlike || isDrawn(live)) return false;
  const [at] = differing;
  if (differing.length !== 1) return differing.length === 0;
  const [place, old, fresh] = [live.childNodes[at], was.childNodes[at], now.childNodes[at]];
  if (place.nodeName !== old.nodeName) return false;
  if (isSameElement(old, fresh) && graftInto(/** @type {Element} */ (place), /** @type {Element} */ (old), /** @type {Element} */ (fresh))) return true;
  if (![place, old, fresh].every(isPlain)) return false;
  /** @type {ChildNode} */ (place).replaceWith(document.adoptNode(fresh));
  return true;
}

/** Whether the runtime has to do with what is in `element`. @param {Element} element */
function isDrawn(element) {
  return element.getAttributeNames().some((name) => name.startsWith("data-slidegen-") && name !== LINE);
}

/** Whether both are elements that differ in their content alone. @param {Node} old @param {Node} fresh */
function isSameElement(old, fresh) {
  return old instanceof Element && fresh instanceof Element && old.cloneNode(false).isEqualNode(fresh.cloneNode(false));
}

/** @param {Node} node */
function isPlain(node) {
  if (!PLAIN.has(node.nodeName)) return false;
  if (!(node instanceof Element)) return true;
  const isSaid = [...node.attributes].some(({ name, value }) => name.startsWith("data-") ? name !== LINE : value.includes("slidev-") || value.includes("slidegen-"));
  return !isSaid && [...node.childNodes].every(isPlain);
}
