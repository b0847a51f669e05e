/**
 * The steps of code and of formulas: which lines stand out at a click.
 *
 * The build has written them on the wrapper as a list, one entry a step (0-based indexes of lines or
 * rows, "all", "none", or hidden), with the click of the second one (Slidev reference §3.3 and §4.5).
 *
 * @typedef {number[] | "all" | "none"} Lines
 * @typedef {Lines | "hide" | { hide: true, lines: Lines }} Step
 */

/** @param {import("./deck.js").Deck} deck */
export function steps(deck) {
  const reduced = matchMedia("(prefers-reduced-motion: reduce)");
  /** @type {WeakSet<Element>} wrappers that lie where their last step put them */
  const settled = new WeakSet();
  // Tells when a wrapper has its size, also when its slide comes on later, in a view transition.
  const sizes = new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) {
      if (contentRect.height === 0) {
        settled.delete(target);
        continue;
      }
      centre(target, settled.has(target) && !reduced.matches ? "smooth" : "instant");
      settled.add(target);
    }
  });

  deck.onDraw(({ section, clicks: at }) => {
    for (const wrapper of section.querySelectorAll("[data-slidegen-steps]")) {
      drawStep(wrapper, at);
      if (!wrapper.hasAttribute("data-slidegen-max-height")) continue;
      // Observed anew, it tells the size once more, before the next frame is painted.
      sizes.unobserve(wrapper);
      sizes.observe(wrapper);
    }
  });
}

/** @param {Element} wrapper @param {number} at the click */
function drawStep(wrapper, at) {
  /** @type {Step[]} */
  const list = JSON.parse(wrapper.getAttribute("data-slidegen-steps") ?? "[]");
  if (list.length === 0) return;
  const start = Number(wrapper.getAttribute("data-slidegen-steps-start"));
  const index = Math.min(Math.max(0, at - start + 1), list.length - 1);
  const { hide, lines } = resolveStep(list, index);
  // A wrapper that is a click target too has been drawn by its clicks: hide it more, never less.
  if (hide || !wrapper.hasAttribute("data-slidev-clicks-start")) {
    wrapper.classList.toggle("slidev-vclick-hidden", hide);
  }
  wrapper.querySelectorAll(".slidev-code .line, [data-slidegen-row]").forEach((line, order) => {
    const row = Number(line.getAttribute("data-slidegen-row") || order);
    const on = lines === "all" || (lines !== "none" && lines.includes(row));
    for (const name of ["highlighted", "slidev-code-highlighted"]) line.classList.toggle(name, on);
    for (const name of ["dishonored", "slidev-code-dishonored"]) line.classList.toggle(name, !on);
  });
}

/**
 * What a step shows; a hidden one has the lines of the step after it ready.
 *
 * @param {Step[]} list @param {number} index @returns {{ hide: boolean, lines: Lines }}
 */
function resolveStep(list, index) {
  const step = list[index];
  if (step === "hide") {
    return { hide: true, lines: index + 1 < list.length ? resolveStep(list, index + 1).lines : "all" };
  }
  return typeof step === "object" && "lines" in step ? step : { hide: false, lines: step };
}

/**
 * Scrolls the middle one of the highlighted lines to the middle of the box; when they are taller than
 * the box, the first one to its top. A title stays above them, and at the top no line is cut through.
 *
 * @param {Element} box @param {ScrollBehavior} behavior
 */
function centre(box, behavior) {
  const lines = /** @type {HTMLElement[]} */ ([...box.querySelectorAll(".line")]);
  const lit = lines.filter((line) => line.matches(".highlighted"));
  if (lit.length === 0) return;
  /** @param {HTMLElement} line its distance from the top of what scrolls, in the slide's own px */
  const top = (line) => line.offsetTop - (line.offsetParent === box ? 0 : /** @type {HTMLElement} */ (box).offsetTop);
  const title = /** @type {HTMLElement | null} */ (box.querySelector(":scope > .slidev-code-block-title"))?.offsetHeight ?? 0;
  const room = box.clientHeight - title;
  const middle = lit[Math.round((lit.length - 1) / 2)];
  const isTall = top(lit[lit.length - 1]) + middle.offsetHeight - top(lit[0]) > room;
  const padding = Number.parseFloat(getComputedStyle(box).scrollPaddingTop) || 0;
  const wanted = isTall ? top(lit[0]) - title - padding : top(middle) - title - (room - middle.offsetHeight) / 2;
  const starts = isTall ? [wanted] : [0, ...lines.map((line) => top(line) - title)];
  const nearest = starts.reduce((best, one) => (Math.abs(one - wanted) < Math.abs(best - wanted) ? one : best));
  box.scrollTo({ top: nearest, behavior });
}
