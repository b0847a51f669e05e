/**
 * Magic-move: pieces of code that stay travel to their new place, others fade out or in.
 *
 * The build has put the blocks of a magic-move into one element, one of them shown at each click, and
 * numbered their pieces: two with one number are the same piece (Slidev reference §3.6). After a step the
 * block before lies over the new one, hidden but for what goes; all places are read at once, and the
 * browser animates transforms from there. What is not a single step of a slide in sight is a cut.
 *
 * @typedef {{ duration: number, move: number, leave: number, enter: number, container: number, stagger: number, easing: string }} Timing in ms
 */

/** @param {import("./deck.js").Deck} deck */
export function moves(deck) {
  const reduced = matchMedia("(prefers-reduced-motion: reduce)");
  /** The block that each magic-move shows. @type {WeakMap<Element, Element>} */
  const shown = new WeakMap();
  /** What ends the movement of each at once. @type {WeakMap<Element, () => void>} */
  const endings = new WeakMap();
  let at = { page: 0, clicks: 0 };

  deck.onDraw(({ section, clicks, slide }) => {
    const isStep = slide.no === deck.page && at.page === deck.page && Math.abs(clicks - at.clicks) === 1;
    const moving = isStep && deck.view === "slide" && !reduced.matches && !document.hidden;
    for (const move of section.querySelectorAll("[data-slidegen-move]")) {
      const after = [...move.children].find((block) => !block.classList.contains("slidev-vclick-display-none"));
      const before = shown.get(move);
      if (!after || after === before) continue;
      shown.set(move, after);
      endings.get(move)?.();
      if (moving && before) endings.set(move, startMove(move, before, after));
    }
  });
  deck.onMove(({ page, clicks }) => void (at = { page, clicks }));
}

/** @param {Element} move @param {Element} before @param {Element} after @returns {() => void} what ends it at once */
function startMove(move, before, after) {
  /** @type {Timing} */
  const timing = JSON.parse(move.getAttribute("data-slidegen-move") ?? "");
  move.classList.add("slidegen-moving");
  before.classList.add("slidegen-moved-from");
  const running = [...movePieces(before, after, timing), ...resize(before, after, timing), ...count(before, after, timing)];
  let over = false;
  const end = () => {
    if (over) return;
    over = true;
    for (const animation of running) animation.cancel();
    before.classList.remove("slidegen-moved-from");
    move.classList.remove("slidegen-moving");
  };
  Promise.allSettled(running.map(({ finished }) => finished)).then(end);
  return end;
}

/** @param {Element} before @param {Element} after @param {Timing} timing */
function movePieces(before, after, timing) {
  const scale = after.getBoundingClientRect().width / /** @type {HTMLElement} */ (after).offsetWidth || 1;
  const old = readPlaces(before);
  const fresh = readPlaces(after);
  const running = [];
  let order = 0;
  for (const [number, { piece, x, y, color }] of fresh) {
    const was = old.get(number);
    old.delete(number);
    const late = order++ * timing.stagger;
    if (!was) {
      running.push(play(piece, [{ opacity: 0 }, { opacity: 1 }], timing, timing.enter + late));
    } else if (was.x !== x || was.y !== y || was.color !== color) {
      const from = `translate(${(was.x - x) / scale}px, ${(was.y - y) / scale}px)`;
      const frames = [{ transform: from, color: was.color }, { transform: "none", color }];
      running.push(play(piece, frames, timing, timing.move + late));
    }
  }
  for (const { piece } of old.values()) {
    const frames = [{ opacity: 1, visibility: "visible" }, { opacity: 0, visibility: "visible" }];
    running.push(play(piece, frames, timing, timing.leave));
  }
  return running;
}

/** Where the pieces of a block are on the screen, in px. @param {Element} block */
function readPlaces(block) {
  const pieces = [...block.querySelectorAll("[data-slidegen-token]")];
  return new Map(
    pieces.map((piece) => {
      const { x, y } = piece.getBoundingClientRect();
      return [piece.getAttribute("data-slidegen-token"), { piece, x, y, color: getComputedStyle(piece).color }];
    }),
  );
}

/** Lets what is below the block follow its height. @param {Element} before @param {Element} after @param {Timing} timing */
function resize(before, after, timing) {
  const [old, fresh] = [before, after].map((block) => /** @type {HTMLElement | null} */ (block.querySelector(".slidev-code")));
  if (!old || !fresh || old.offsetHeight === fresh.offsetHeight) return [];
  const frames = [{ height: `${old.offsetHeight}px` }, { height: `${fresh.offsetHeight}px` }];
  return [play(fresh, frames, timing, timing.container)];
}

/** The numbers of lines that come appear with them. @param {Element} before @param {Element} after @param {Timing} timing */
function count(before, after, { enter, duration, easing }) {
  const [old, fresh] = [before, after].map((block) => [...block.querySelectorAll(".line")]);
  const options = { duration, easing, delay: enter, fill: /** @type {FillMode} */ ("both"), pseudoElement: "::before" };
  return fresh.slice(old.length).map((line) => line.animate({ opacity: [0, 1] }, options));
}

/** @param {Element} element @param {Keyframe[]} frames @param {Timing} timing @param {number} delay */
function play(element, frames, { duration, easing }, delay) {
  return element.animate(frames, { duration, easing, delay, fill: "both" });
}
