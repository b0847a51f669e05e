/**
 * Elements whose attributes change with the clicks, where Vue would bind them.
 *
 *     data-slidegen-states='{"class":[[0,"small"],[2,"large"]],"hidden":[[0,""],[3,null]]}'
 *
 * The build has drawn the slide at every click and written down what changed: from a click on, an
 * attribute has a value, or is not there. Words of `class` that are not named are left alone.
 *
 * @typedef {[number, string | null][]} Values
 *
 * @param {import("./deck.js").Deck} deck
 */
export function states(deck) {
  deck.onDraw(({ section, clicks: at }) => {
    for (const element of section.querySelectorAll("[data-slidegen-states]")) {
      /** @type {Record<string, Values>} */
      const changes = JSON.parse(element.getAttribute("data-slidegen-states") ?? "{}");
      for (const [name, values] of Object.entries(changes)) drawState(element, name, values, at);
    }
  });
}

/** @param {Element} element @param {string} name @param {Values} values @param {number} at the click */
function drawState(element, name, values, at) {
  const [, value] = values.findLast(([from]) => from <= at) ?? values[0];
  if (name === "class") {
    const now = words(value);
    for (const word of values.flatMap(([, other]) => words(other))) element.classList.toggle(word, now.includes(word));
  } else if (value === null) {
    element.removeAttribute(name);
  } else if (element.getAttribute(name) !== value) {
    element.setAttribute(name, value);
  }
}

/** @param {string | null} classes */
const words = (classes) => (classes ?? "").split(/\s+/).filter(Boolean);
