/**
 * What a measured piece looks like, in words that DrawingML has too: colours, the turn and size of boxes,
 * borders, rounding, gradients, shadows. Lengths are px of the canvas; a colour is [red, green, blue, alpha],
 * 0 to 255, the alpha 0 to 1.
 */
Object.assign(globalThis.slidegenExport, (() => {
  const dot = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const seen = new Map();

  /** @param {string} text any colour that CSS has */
  function colour(text) {
    if (!seen.has(text)) {
      dot.clearRect(0, 0, 1, 1);
      dot.fillStyle = "transparent";
      dot.fillStyle = text;
      dot.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = dot.getImageData(0, 0, 1, 1).data;
      seen.set(text, [red, green, blue, alpha / 255]);
    }
    return seen.get(text);
  }

  /** What stands on an element's own scale and turn: the matrix above it times its own. @param {Element} element @param {CSSStyleDeclaration} style @param {DOMMatrix} above */
  function matrixOf(element, style, above) {
    let own = above;
    if (style.rotate !== "none" && style.display !== "inline") own = own.multiply(new DOMMatrix(/^[\d.e-]+(deg|rad|turn)$/.test(style.rotate) ? `rotate(${style.rotate})` : "rotateX(45deg)"));
    if (style.scale !== "none" && style.display !== "inline") own = own.scale(...style.scale.split(" ").map(Number));
    if (style.transform !== "none" && style.display !== "inline") own = own.multiply(new DOMMatrix(style.transform));
    return own;
  }

  /** Leaned, mirrored, or in space: nothing that a shape's turn and size could say. @param {DOMMatrix} matrix */
  function isBent({ a, b, c, d, is2D }) {
    const size = Math.hypot(a, b) * Math.hypot(c, d);
    return !is2D || a * d - b * c < 0 || Math.abs(a * c + b * d) > 0.01 * size;
  }

  /** Canvas px for each px of an element's style. @param {Element} element @param {DOMMatrix} matrix */
  const scaleOf = (element, { a, b }) => Math.hypot(a, b) * (element.currentCSSZoom ?? 1);

  /** Where a box is: its corner and size before it is turned about its middle, and the turn in degrees. @param {HTMLElement} element @param {DOMMatrix} matrix */
  function placeOf(element, matrix) {
    const { left, top, width, height } = element.getBoundingClientRect();
    const turn = (Math.atan2(matrix.b, matrix.a) * 180) / Math.PI;
    if (Math.abs(turn) < 0.05 || element.offsetWidth === undefined) return { x: left, y: top, w: width, h: height, turn: 0 };
    const [w, h] = [element.offsetWidth, element.offsetHeight].map((length) => length * scaleOf(element, matrix));
    return { x: left + (width - w) / 2, y: top + (height - h) / 2, w, h, turn };
  }

  const SIDES = ["Top", "Right", "Bottom", "Left"];
  const CORNERS = ["TopLeft", "TopRight", "BottomRight", "BottomLeft"];

  /** @param {CSSStyleDeclaration} style @param {number} scale */
  function bordersOf(style, scale) {
    return SIDES.map((side) => {
      const isThere = !["none", "hidden"].includes(style[`border${side}Style`]);
      return { width: isThere ? parseFloat(style[`border${side}Width`]) * scale : 0, style: style[`border${side}Style`], colour: colour(style[`border${side}Color`]) };
    });
  }

  /** A box as a shape; null where it paints nothing, "picture" where no shape can be it. @param {HTMLElement} element @param {CSSStyleDeclaration} style @param {DOMMatrix} matrix */
  function boxOf(element, style, matrix) {
    const scale = scaleOf(element, matrix);
    const isText = style.backgroundClip === "text" || style.webkitBackgroundClip === "text";
    const fill = isText ? [0, 0, 0, 0] : colour(style.backgroundColor);
    const image = isText || style.backgroundImage === "none" ? null : style.backgroundImage;
    const borders = bordersOf(style, scale);
    const isLined = borders.some(({ width, colour: [, , , alpha] }) => width > 0 && alpha > 0);
    const gradient = image && (fill[3] === 0 || !image.includes("rgba")) ? gradientOf(image, element) : null;
    if (!image && fill[3] === 0 && !isLined && style.boxShadow === "none") return null;
    if ((image && !gradient) || style.borderImageSource !== "none") return "picture";
    const { w, h, ...place } = placeOf(element, matrix);
    const radii = CORNERS.map((corner) => {
      const said = style[`border${corner}Radius`].split(" ")[0];
      return said.endsWith("%") ? (parseFloat(said) / 100) * Math.min(w, h) : Math.min(parseFloat(said) * scale, Math.min(w, h) / 2);
    });
    return { kind: "box", ...place, w, h, fill, gradient, borders, radii, shadow: shadowOf(style.boxShadow, scale) };
  }

  /** Parts at commas that stand in no brackets. @param {string} text */
  const parts = (text) => text.split(/,(?![^(]*\))/).map((part) => part.trim());

  /** A straight gradient: its angle as CSS counts (0 upwards, clockwise), and its stops. @param {string} image @param {HTMLElement} element */
  function gradientOf(image, { offsetWidth, offsetHeight }) {
    const inner = /^linear-gradient\((.*)\)$/s.exec(image)?.[1];
    if (!inner || /gradient\(|\bin\b|url\(/.test(inner)) return null;
    const said = parts(inner);
    const slope = (Math.atan2(offsetHeight, offsetWidth) * 180) / Math.PI;
    const corners = { "to top": 0, "to right": 90, "to bottom": 180, "to left": 270, "to top right": slope, "to bottom right": 180 - slope, "to bottom left": 180 + slope, "to top left": 360 - slope };
    const first = /^(-?[\d.]+)deg$/.exec(said[0]);
    const angle = first ? Number(first[1]) : corners[said[0].replace("right top", "top right").replace("left top", "top left")];
    if (angle !== undefined) said.shift();
    const stops = said.map((stop) => /^(.*?)(?:\s+(-?[\d.]+)%)?$/.exec(stop));
    if (stops.some((stop) => !stop || !CSS.supports("color", stop[1]))) return null;
    const at = stops.map((stop, index) => (stop[2] === undefined ? (index * 100) / (stops.length - 1) : Number(stop[2])));
    return { angle: angle ?? 180, stops: stops.map((stop, index) => ({ at: Math.min(100, Math.max(0, at[index])), colour: colour(stop[1]) })) };
  }

  /** Lines around a box that are no borders: its outline, and shadows that are but wide. @param {HTMLElement} element @param {CSSStyleDeclaration} style @param {DOMMatrix} matrix */
  function ringsOf(element, style, matrix) {
    const scale = scaleOf(element, matrix);
    const rings = (style.boxShadow === "none" ? [] : parts(style.boxShadow)).flatMap((one) => {
      const [, tint, lengths] = /^(.*?\)|\S+) (.*)$/.exec(one) ?? [];
      const [x, y, blur, width] = (lengths ?? "").split(" ").map((length) => parseFloat(length) * scale);
      return width > 0 && !x && !y && !blur ? [{ width, colour: colour(tint), grown: lengths.includes("inset") ? 0 : width }] : [];
    });
    const outline = parseFloat(style.outlineWidth) * scale;
    if (style.outlineStyle !== "none" && outline > 0) rings.push({ width: outline, colour: colour(style.outlineColor), grown: outline + parseFloat(style.outlineOffset) * scale });
    const place = placeOf(element, matrix);
    return rings.filter(({ colour: [, , , alpha] }) => alpha > 0).map(({ width, colour: tint, grown }) => ({
      kind: "box", x: place.x - grown, y: place.y - grown, w: place.w + 2 * grown, h: place.h + 2 * grown, turn: place.turn, fill: [0, 0, 0, 0], gradient: null, shadow: null,
      borders: SIDES.map(() => ({ width, style: "solid", colour: tint })), radii: CORNERS.map((corner) => (parseFloat(style[`border${corner}Radius`]) > 0 ? Math.max(0, parseFloat(style[`border${corner}Radius`]) * scale + grown) : 0)),
    }));
  }

  /** The first shadow that falls outside. @param {string} said @param {number} scale */
  function shadowOf(said, scale) {
    for (const one of said === "none" ? [] : parts(said)) {
      const [, tint, lengths] = /^(.*?\)|\S+) (.*)$/.exec(one) ?? [];
      if (!lengths || lengths.includes("inset")) continue;
      const [x, y, blur] = lengths.split(" ").map((length) => parseFloat(length) * scale);
      if (colour(tint)[3] > 0 && (x || y || blur)) return { x, y, blur, colour: colour(tint) };
    }
    return null;
  }

  /** The colour that an element stands on, as far as it is plain. @param {Element | null} element */
  function groundOf(element) {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const layer = colour(getComputedStyle(at).backgroundColor);
      layers.push(layer);
      if (layer[3] === 1) break;
    }
    return layers.reduceRight(over, [255, 255, 255, 1]);
  }

  /** @param {number[]} below @param {number[]} above */
  const over = (below, above) => [...[0, 1, 2].map((at) => Math.round(above[at] * above[3] + below[at] * (1 - above[3]))), 1];

  return { colour, over, matrixOf, isBent, scaleOf, placeOf, boxOf, ringsOf, bordersOf, gradientOf, groundOf, parts };
})());
