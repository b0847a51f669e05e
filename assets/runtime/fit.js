/**
 * Text as large as its box: `<AutoFitText>` (Slidev reference §5.3).
 *
 * The build has guessed a size; here the text is measured, each time its box gets another width. Sizes are
 * those of the slide, whatever it is scaled to.
 */

/** How often a size is mended: letters do not grow quite in proportion. */
const ROUNDS = 4;

/** @param {import("./deck.js").Deck} deck */
export function fit(deck) {
  const boxes = new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) {
      if (contentRect.width > 0) fitText(/** @type {HTMLElement} */ (target));
    }
  });
  deck.onDraw(({ section }) => {
    for (const box of section.querySelectorAll("[data-slidegen-fit]")) boxes.observe(box);
  });
  document.fonts.addEventListener("loadingdone", () => {
    for (const box of document.querySelectorAll("[data-slidegen-fit]")) fitText(/** @type {HTMLElement} */ (box));
  });
}

/** @param {HTMLElement} box */
function fitText(box) {
  const inner = /** @type {HTMLElement | null} */ (box.querySelector(".slidev-auto-fit-text-inner"));
  const width = box.clientWidth;
  if (!inner || width === 0) return;
  const [least, most] = (box.dataset.slidegenFit ?? "").split(" ").map(Number);
  inner.style.whiteSpace = "nowrap";
  let size = parseFloat(getComputedStyle(inner).fontSize);
  for (let round = 0; round < ROUNDS; round++) {
    const wanted = Math.max(least, Math.min(most, (size * width) / Math.max(1, inner.offsetWidth)));
    const settled = Math.abs(wanted - size) < 0.5 && inner.offsetWidth <= width;
    size = settled ? size : wanted;
    inner.style.fontSize = `${size}px`;
    if (settled) break;
  }
  const tooLong = size <= least && inner.offsetWidth > width;
  box.style.overflow = tooLong ? "auto" : "";
  if (tooLong && box.hasAttribute("data-slidegen-fit-lines")) inner.style.whiteSpace = "normal";
}
