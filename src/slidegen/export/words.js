/**
 * The text of an element as runs, each of one look, and where its lines stand. What stands in a line and is
 * no text (a formula, an icon) leaves a gap as wide as it is.
 */
Object.assign(globalThis.slidegenExport, (() => {
  const { colour, over, gradientOf, groundOf, scaleOf } = globalThis.slidegenExport;
  const pen = new OffscreenCanvas(1, 1).getContext("2d");
  const GENERIC = /^(ui-|system-ui|-apple|BlinkMac|sans-serif|serif|monospace|emoji|math|cursive|fantasy)/;

  /** How far a font reaches above and below its line, in px, and how wide its space is. @param {CSSStyleDeclaration} style */
  function metrics(style) {
    pen.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = pen.measureText("x");
    return { above, below, space: pen.measureText("\u00a0").width };
  }

  /** The family that shows: the first one that the page brings, else the first that has a name. @param {string} families */
  function familyOf(families) {
    const named = families.split(",").map((name) => name.trim().replace(/^["']|["']$/g, ""));
    const own = new Set([...document.fonts].map(({ family }) => family.replace(/^["']|["']$/g, "")));
    const found = named.find((name) => own.has(name)) ?? named.find((name) => !GENERIC.test(name));
    return found ?? (named.some((name) => /mono/.test(name)) ? "Courier New" : named[0] === "serif" ? "Georgia" : "Arial");
  }

  /** @param {Element} element @param {any} above */
  function lookOf(element, above) {
    const style = getComputedStyle(element);
    const clipped = style.backgroundClip === "text" ? gradientOf(style.backgroundImage, element) : null;
    const painted = colour(style.webkitTextFillColor);
    const [red, green, blue, alpha] = clipped && painted[3] === 0 ? clipped.stops[0].colour : painted[3] === 0 && above.clipped ? above.clipped.stops[0].colour : painted;
    const size = parseFloat(style.fontSize) * above.scale;
    const raised = above.raised || ({ sub: -25000, sup: 30000 }[element.localName] ?? { sub: -25000, super: 30000 }[style.verticalAlign] ?? 0);
    const spacing = parseFloat(style.letterSpacing) * above.scale || 0;
    return {
      clipped: clipped ?? above.clipped,
      scale: above.scale,
      opacity: above.opacity,
      mark: above.mark,
      href: above.href,
      lines: above.lines,
      raised,
      space: metrics(style).space * above.scale,
      run: {
        font: familyOf(style.fontFamily),
        size: raised && above.run ? above.run.size : size,
        bold: Number(style.fontWeight) >= 600,
        italic: style.fontStyle !== "normal",
        underline: (/(\w+)-underline/.exec(above.lines) ?? [])[1] ?? "",
        strike: above.lines.includes("line-through"),
        caps: style.fontVariantCaps === "small-caps",
        colour: [red, green, blue, alpha * above.opacity],
        mark: above.mark,
        glow: style.textShadow !== "none",
        gradient: painted[3] === 0 && Boolean(clipped ?? above.clipped),
        raised,
        spacing,
        href: above.href,
      },
    };
  }

  /** What an inline element adds to what is above it. @param {HTMLElement} element @param {any} above */
  function inherit(element, above) {
    const style = getComputedStyle(element);
    const fill = style.backgroundClip === "text" ? [0, 0, 0, 0] : colour(style.backgroundColor);
    const isLined = parseFloat(style.borderBottomWidth) > 0 && style.borderBottomStyle !== "none" && parseFloat(style.borderTopWidth) === 0;
    const inner = {
      ...above,
      opacity: above.opacity * Number(style.opacity),
      mark: fill[3] > 0.02 ? over(groundOf(element.parentElement), fill) : above.mark,
      href: element.matches("a[href]") ? globalThis.slidegenExport.addressOf(element) ?? above.href : above.href,
      lines: `${above.lines} ${linesUnder(style)}${isLined && colour(style.borderBottomColor)[3] > 0 ? ` ${style.borderBottomStyle}-underline` : ""}`,
    };
    return lookOf(element, inner);
  }

  /** `solid-underline line-through` @param {CSSStyleDeclaration} style */
  const linesUnder = (style) => style.textDecorationLine.replace("underline", `${style.textDecorationStyle}-underline`);

  /** @param {string} text @param {CSSStyleDeclaration} style */
  function shown(text, style) {
    if (style.textTransform === "uppercase") return text.toLocaleUpperCase(document.documentElement.lang);
    if (style.textTransform === "lowercase") return text.toLocaleLowerCase(document.documentElement.lang);
    return style.textTransform === "capitalize" ? text.replace(/(?<=^|\s)\p{L}/gu, (letter) => letter.toLocaleUpperCase()) : text;
  }

  /** The text of a pseudo-element that is but text in the line; empty for all others. @param {Element} element @param {"::before" | "::after"} which */
  function generated(element, which) {
    const style = getComputedStyle(element, which);
    const words = /^"((?:[^"\\]|\\.)*)"$/.exec(style.content)?.[1].replace(/\\(.)/g, "$1");
    const isPlain = style.position === "static" && style.float === "none" && style.backgroundImage === "none" && colour(style.backgroundColor)[3] === 0;
    return words && isPlain && Number(style.opacity) > 0.01 ? words : "";
  }

  /** Lines of rectangles that follow each other: their number, the distance, the widest one. @param {DOMRect[]} rects @param {number} height */
  function linesOf(rects, height) {
    const middles = [];
    for (const { top, bottom } of rects) {
      const middle = (top + bottom) / 2;
      if (!middles.some((other) => Math.abs(other - middle) < height * 0.55)) middles.push(middle);
    }
    middles.sort((one, other) => one - other);
    const count = Math.max(1, middles.length);
    const left = Math.min(...rects.map((rect) => rect.left));
    const right = Math.max(...rects.map((rect) => rect.right));
    return { count, pitch: count > 1 ? (middles[count - 1] - middles[0]) / (count - 1) : height, left, right };
  }

  return { metrics, familyOf, linesUnder, lookOf, inherit, shown, generated, linesOf };
})());
