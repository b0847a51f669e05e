/**
 * What the computed style of an element says of how it is seen.
 */

/** Below this opacity something is not to be read. */
export const FAINT = 0.3;

/** Cut off to a dot, for those who hear the page. @param {CSSStyleDeclaration} style */
export function isForReaders({ position, clip, clipPath, overflow, width }) {
  return (position === "absolute" && clip !== "auto") || clipPath === "inset(50%)" || (overflow === "hidden" && width === "1px");
}

/** @param {CSSStyleDeclaration} style */
export function factorOf({ zoom, scale, transform }) {
  const own = Number(zoom) || 1;
  const scaled = scale === "none" ? 1 : parseFloat(scale);
  if (transform === "none") return own * scaled;
  const { a, b } = new DOMMatrix(transform);
  return own * scaled * Math.hypot(a, b);
}

/** @param {Element} element @param {CSSStyleDeclaration} style */
export function isGround(element, { backgroundColor, borderTopWidth, display }) {
  const isDrawn = !/transparent|, 0\)$/.test(backgroundColor) || parseFloat(borderTopWidth) > 0;
  return isDrawn && display !== "inline" && Boolean(element.textContent?.trim());
}

/** The texts of a drawing that are seen now. @param {Element} drawing @param {boolean} all also what is see-through now */
export function labelsOf(drawing, all) {
  return [...drawing.querySelectorAll("text")].filter((label) => {
    if (!label.textContent?.trim() || getComputedStyle(label).visibility !== "visible") return false;
    let opacity = 1;
    for (let at = /** @type {Element | null} */ (label); at && at !== drawing; at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity);
    return all || opacity >= FAINT;
  });
}
