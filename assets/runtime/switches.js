/**
 * Slots of a `<v-switch transition="fade">` that come and go (Slidev reference §4.7).
 *
 * By the class names of Vue, as slides do (transitions.js): what comes has `fade-enter-from` at first and
 * `fade-enter-to` then, what goes `fade-leave-…`; it lies over what comes until its animations have ended.
 * What is not a single step of the slide in sight is a cut.
 */

/** @param {import("./deck.js").Deck} deck */
export function switches(deck) {
  const reduced = matchMedia("(prefers-reduced-motion: reduce)");
  /** @type {WeakSet<Element>} */
  const shown = new WeakSet();
  /** What ends the transitions that run. @type {Set<() => void>} */
  const running = new Set();
  let at = { page: 0, clicks: 0 };

  deck.onDraw(({ section, clicks, slide }) => {
    const isStep = slide.no === deck.page && at.page === deck.page && Math.abs(clicks - at.clicks) === 1;
    const moving = isStep && deck.view === "slide" && !reduced.matches && !document.hidden;
    const slots = [...section.querySelectorAll("[data-slidegen-transition]")];
    const changed = slots.filter((slot) => shown.has(slot) === slot.classList.contains("slidev-vclick-display-none"));
    if (changed.length > 0) for (const end of [...running]) end();
    const coming = changed.filter((slot) => !shown.delete(slot));
    for (const slot of coming) shown.add(slot);
    if (moving) changeSlots(changed, coming, running);
  });
  deck.onMove(({ page, clicks }) => {
    if (page !== at.page) for (const end of [...running]) end();
    at = { page, clicks };
  });
}

/** @param {Element[]} slots @param {Element[]} coming those of them that come @param {Set<() => void>} running */
function changeSlots(slots, coming, running) {
  const ways = slots.map((slot) => {
    const comes = coming.includes(slot);
    const name = `${slot.getAttribute("data-slidegen-transition")}-${comes ? "enter" : "leave"}`;
    slot.classList.add(`${name}-from`);
    slot.classList.toggle("slidegen-slot-leaving", !comes);
    return name;
  });
  slots[0]?.getBoundingClientRect(); // makes the browser take in where they begin
  slots.forEach((slot, index) => {
    slot.classList.add(`${ways[index]}-active`);
    slot.classList.replace(`${ways[index]}-from`, `${ways[index]}-to`);
  });
  const animations = slots.flatMap((slot) => slot.getAnimations());
  const end = () => {
    if (!running.delete(end)) return;
    slots.forEach((slot, index) => {
      slot.classList.remove("slidegen-slot-leaving", `${ways[index]}-active`, `${ways[index]}-to`);
    });
    for (const animation of animations) animation.cancel();
  };
  running.add(end);
  Promise.allSettled(animations.map(({ finished }) => finished)).then(end);
}
