/**
 * Alt-Shift-click on something of a slide opens the author's editor at the line that it comes from.
 *
 * Elements know how many lines below the beginning of their slide's text they stand; the server knows the
 * rest, and opens only what the deck has read.
 */

/** @param {(words: object) => void} say to the server @param {() => number} build the number of the one that is shown */
export function openLines(say, build) {
  const take = (/** @type {MouseEvent} */ event) => {
    if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey || event.button > 0) return;
    const section = under(event, "[data-slidev-no]");
    if (!section) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type !== "click") return;
    const line = under(event, "[data-slidegen-line]")?.getAttribute("data-slidegen-line") ?? 0;
    say({ slide: Number(section.getAttribute("data-slidev-no")), line: Number(line), build: build() });
  };
  // Nothing else begins with such a press: no selection, no stroke, no zoom.
  for (const name of /** @type {const} */ (["pointerdown", "mousedown", "click"])) addEventListener(name, take, true);
}

/** The innermost such element where the mouse is, also below what covers the slides. @param {MouseEvent} event @param {string} selector */
function under(event, selector) {
  const [target] = event.composedPath();
  const nearest = target instanceof Element ? target.closest(selector) : null;
  if (nearest) return nearest;
  for (const element of document.elementsFromPoint(event.clientX, event.clientY)) {
    const found = element.closest(selector);
    if (found) return found;
  }
  return null;
}
