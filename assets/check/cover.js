/**
 * Whether an element hides what is below it at a place.
 */

/** From this share of its colour on. */
const OPAQUE = 0.6;
const FILMS = "video, iframe";

/** @param {Element} element @param {number} x px of the window @param {number} y */
export function covers(element, x, y) {
  const style = getComputedStyle(element);
  if (style.mixBlendMode !== "normal" || style.visibility !== "visible") return false;
  const opacity = opacityOf(element);
  if (opacity < OPAQUE || element.closest(".slidegen-drawing, [data-slidegen-mark], .slidegen-mark")) return false;
  if (element.matches(FILMS)) return true;
  if (element instanceof HTMLImageElement) return inkOf(element, x, y) * opacity >= OPAQUE;
  if (element instanceof SVGGeometryElement) return alphaOf(style.fill) * Number(style.fillOpacity) * opacity >= OPAQUE;
  if (style.backgroundImage.includes("url(")) return true;
  if (style.backgroundImage.includes("gradient(")) return !/rgba\(|transparent|\/ 0?\.\d/.test(style.backgroundImage);
  return alphaOf(style.backgroundColor) * opacity >= OPAQUE;
}

/** @param {Element | null} element */
function opacityOf(element) {
  let opacity = 1;
  for (let at = element; at && !at.matches(".slidev-page"); at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity);
  return opacity;
}

/** Of a computed colour. @param {string} colour */
function alphaOf(colour) {
  if (colour === "none" || colour === "transparent") return 0;
  const alpha = /^rgba\(.*, ([\d.]+)\)$|\/ ([\d.]+)\)$/.exec(colour);
  return alpha ? Number(alpha[1] ?? alpha[2]) : 1;
}

/** How much of its colour a picture has at a place, from 0 to 1: it may be cut out. @param {HTMLImageElement} image @param {number} x @param {number} y */
function inkOf(image, x, y) {
  const { left, top, width, height } = image.getBoundingClientRect();
  if (!image.naturalWidth || getComputedStyle(image).objectFit !== "fill") return 1;
  const pen = new OffscreenCanvas(1, 1).getContext("2d");
  if (!pen) return 1;
  const [across, down] = [((x - left) / width) * image.naturalWidth, ((y - top) / height) * image.naturalHeight];
  pen.drawImage(image, across, down, 1, 1, 0, 0, 1, 1);
  try {
    return pen.getImageData(0, 0, 1, 1).data[3] / 255;
  } catch {
    return 1; // a picture that may not be read
  }
}
