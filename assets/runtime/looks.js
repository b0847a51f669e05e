/**
 * What the computed style of an element says of how it is seen.
 */

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
