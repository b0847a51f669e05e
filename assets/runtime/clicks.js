/**
 * Shows and hides what appears by clicks.
 *
 * The build has given every such element its first click (`data-slidev-clicks-start`) and the click at
 * which it goes again, if it does (`-end`, exclusive); here they are compared, and Slidev's classes set
 * (Slidev reference §4.8).
 *
 * @param {import("./deck.js").Deck} deck
 */
export function clicks(deck) {
  deck.onDraw(({ section, clicks: at }) => {
    for (const target of section.querySelectorAll("[data-slidev-clicks-start]")) drawTarget(target, at);
  });
}

/** @param {Element} target @param {number} at the click */
function drawTarget(target, at) {
  const start = Number(target.getAttribute("data-slidev-clicks-start"));
  const end = Number(target.getAttribute("data-slidev-clicks-end") ?? Infinity);
  const inverted = target.hasAttribute("data-slidegen-hide");
  const active = start <= at && at < end;
  const hidden = active === inverted;
  const removed = target.hasAttribute("data-slidegen-switch");
  // One of several looks of an element (Vue's `v-if`, code that moves) is nothing that appears, in Slidev.
  const isQuiet = target.getAttribute("data-slidegen-switch") === "quiet";
  target.classList.toggle("slidev-vclick-current", at === start && !isQuiet);
  target.classList.toggle("slidev-vclick-prior", active && at !== start && !isQuiet);
  target.classList.toggle("slidev-vclick-hidden", hidden && !removed);
  target.classList.toggle("slidev-vclick-display-none", hidden && removed);
  target.classList.toggle("slidev-vclick-hidden-explicitly", hidden && inverted);
}
