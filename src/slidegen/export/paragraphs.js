/**
 * Inline content of an element as one paragraph: runs, gaps, breaks, and the lines that it fills.
 */
Object.assign(globalThis.slidegenExport, (() => {
  const { colour, scaleOf, placeOf, metrics, linesUnder, over, groundOf, lookOf, inherit, shown, generated, linesOf } = globalThis.slidegenExport;
  const PICTURED = "img, svg, canvas, video, audio, iframe, object, embed, input, select, textarea, progress, meter, math, .katex, .katex-display";

  /** Whether only a picture can be it, with all that is in it. @param {Element} element @param {CSSStyleDeclaration} style */
  const isPictured = (element, style) =>
    element.matches(PICTURED) || style.filter !== "none" || style.mixBlendMode !== "normal" || style.clipPath !== "none" || style.maskImage !== "none" || style.writingMode !== "horizontal-tb";

  /** @param {CSSStyleDeclaration} style */
  const isOut = (style) => ["absolute", "fixed"].includes(style.position) || style.float !== "none";

  /** Whether it stands in a line and holds nothing but lines. @param {Element} element */
  function isInline(element) {
    const style = getComputedStyle(element);
    if (style.display === "none" || isOut(style)) return true;
    if (!/^(inline|ruby|contents)/.test(style.display)) return false;
    if (style.display !== "inline" && style.display !== "contents") return true;
    return isPictured(element, style) || [...element.children].every(isInline);
  }

  /** Something in a line that has a look of its own. @param {Element} element @param {CSSStyleDeclaration} style */
  function isAtom(element, style) {
    if (isPictured(element, style)) return true;
    if (style.display === "inline" || style.display === "contents") return false;
    const isPainted = style.backgroundImage !== "none" || colour(style.backgroundColor)[3] > 0 || parseFloat(style.borderTopWidth) > 0 || style.boxShadow !== "none";
    return isPainted || style.transform !== "none" || style.rotate !== "none" || ![...element.children].every(isInline) || /flex|grid|table/.test(style.display);
  }

  /** @param {any} out @param {string} text @param {any} run */
  function say(out, text, run) {
    const last = out.runs.at(-1);
    if (last?.text !== undefined && JSON.stringify({ ...last, text: "" }) === JSON.stringify({ text: "", ...run })) last.text += text;
    else out.runs.push({ text, ...run });
  }

  /** @param {Text} node @param {any} look @param {any} out */
  function words(node, look, out) {
    const style = getComputedStyle(node.parentElement);
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
    if (style.visibility !== "visible") return gap(rects, look, out);
    const keeps = style.whiteSpaceCollapse !== "collapse";
    if (rects.length > 0 && /\S/.test(node.data)) {
      out.rects.push(...rects);
      out.extents.push(...rects);
      out.first ??= { rect: rects[0], style };
    }
    if (keeps) return kept(node.data, style, look, out);
    for (const { 0: word, index } of node.data.matchAll(/[^ \t\n\r\f]+|[ \t\n\r\f]+/g)) {
      const isSpace = /^[ \t\n\r\f]/.test(word);
      const last = out.runs.at(-1);
      if (isSpace && (!last || last.br || last.text?.endsWith(" "))) continue;
      if (!isSpace && out.breaks) wrap(node, index, word.length, out);
      say(out, isSpace ? " " : shown(word, style), look.run);
    }
  }

  /** @param {string} text @param {CSSStyleDeclaration} style @param {any} look @param {any} out */
  function kept(text, style, look, out) {
    text.replaceAll("\t", " ".repeat(Number(style.tabSize) || 4)).split("\n").forEach((line, index) => {
      if (index > 0) out.runs.push({ br: true, kept: true });
      if (line) say(out, shown(line, style), look.run);
    });
  }

  /** Breaks the line where the browser did. @param {Text} node @param {number} start @param {number} length @param {any} out */
  function wrap(node, start, length, out) {
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, start + length);
    const rect = range.getClientRects()[0];
    if (rect) lower(rect, out);
  }

  /** @param {DOMRect} rect @param {any} out */
  function lower(rect, out) {
    const middle = (rect.top + rect.bottom) / 2;
    if (out.at && middle > out.at.middle + out.height * 0.5 && rect.left < out.at.left) {
      const last = out.runs.at(-1);
      if (last?.text) last.text = last.text.trimEnd();
      if (!last?.br) out.runs.push({ br: true });
    }
    out.at = { middle, left: rect.left };
  }

  /** @param {DOMRect[]} rects @param {any} look @param {any} out */
  function gap(rects, look, out) {
    const width = rects.reduce((sum, rect) => sum + rect.width, 0);
    if (width > 0) out.runs.push({ ...look.run, mark: null, gap: width, space: look.space });
    out.hasGap ||= width > 0;
  }

  /** @param {Node | {of: Element, which: "::before" | "::after"}} node @param {any} look @param {any} out */
  function gather(node, look, out) {
    if (!(node instanceof Node)) return void (generated(node.of, node.which) && say(out, generated(node.of, node.which), look.run));
    if (node instanceof Text) return words(node, look, out);
    if (!(node instanceof Element)) return;
    const style = getComputedStyle(node);
    if (style.display === "none" || node.localName === "wbr") return;
    if (isOut(style)) return void out.asides.push(node);
    if (node.localName === "br") return void out.runs.push({ br: true });
    const rect = node.getBoundingClientRect();
    const isAlone = isAtom(node, style);
    if (isAlone && Number(style.opacity) > 0.01) out.asides.push(node);
    if (isAlone || Number(style.opacity) < 0.01) {
      if (out.breaks) lower(rect, out);
      if (rect.width > 0) out.extents.push(rect);
      const sides = parseFloat(style.marginLeft) + parseFloat(style.marginRight) || 0;
      return gap([new DOMRect(0, 0, Math.max(0, rect.width + sides * look.scale), 1)], look, out);
    }
    const inner = inherit(node, look);
    numbered(node, inner, out);
    const ends = inner.mark !== look.mark || isBoxed(style) ? ["Left", "Right"].map((side) => (parseFloat(style[`padding${side}`]) + parseFloat(style[`border${side}Width`])) * look.scale) : [0, 0];
    if (isBoxed(style)) {
      out.boxes.push(node);
      inner.mark = inner.run.mark = look.mark;
    }
    const pad = (/** @type {number} */ width) => width > 0.5 && out.runs.push({ ...inner.run, gap: width, space: inner.space });
    pad(ends[0]);
    const all = [{ of: node, which: "::before" }, ...node.childNodes, { of: node, which: "::after" }];
    for (const child of all) gather(child, inner, out);
    pad(ends[1]);
  }

  /** The number of a line of code, as wide as it stands before the line. @param {Element} line @param {any} look @param {any} out */
  function numbered(line, look, out) {
    const wrapper = line.matches(".line") ? line.closest(".slidev-code-line-numbers") : null;
    const code = line.parentElement;
    if (!wrapper || !code) return;
    const style = getComputedStyle(line, "::before");
    const number = (Number(getComputedStyle(wrapper).getPropertyValue("--start")) || 1) + [...code.children].filter((one) => one.matches(".line")).indexOf(line);
    const columns = (length) => Math.round(((parseFloat(length) || 0) * look.scale) / look.space);
    const [red, green, blue, alpha] = colour(style.color);
    const run = { ...look.run, bold: false, italic: false, colour: [red, green, blue, alpha * look.opacity * Number(style.opacity)] };
    const padded = String(number).padStart(columns(style.width)) + " ".repeat(columns(style.marginRight) + columns(style.paddingRight));
    say(out, padded, run);
  }

  /** Without the lines that are scrolled out of sight. @param {any} paragraph @param {any} clip */
  function inSight(paragraph, clip) {
    const { runs, baseline, below, height } = paragraph;
    const lines = [[]];
    for (const run of runs) run.kept ? lines.push([]) : lines.at(-1).push(run);
    const middle = (/** @type {number} */ index) => baseline + index * height + below - height / 2;
    const seen = lines.map((line, index) => ({ line, index })).filter(({ index }) => middle(index) > clip.top && middle(index) < clip.bottom);
    if (seen.length === lines.length) return paragraph;
    if (seen.length === 0) return null;
    const kept = seen.flatMap(({ line }, at) => (at > 0 ? [{ br: true, kept: true }, ...line] : line));
    return { ...paragraph, runs: kept, baseline: baseline + seen[0].index * height, lines: seen.length, isCut: true };
  }

  /** A frame around words, as around a key. @param {CSSStyleDeclaration} style */
  const isBoxed = (style) => style.display === "inline" && parseFloat(style.borderTopWidth) > 0 && parseFloat(style.borderLeftWidth) > 0 && style.borderTopStyle !== "none";

  /** @param {any[]} nodes @param {Element} container @param {any} at @param {boolean} breaks */
  function collect(nodes, container, at, breaks) {
    const scale = scaleOf(container, at.matrix);
    const style = getComputedStyle(container);
    const base = { scale, opacity: at.opacity, mark: null, href: at.href, lines: linesUnder(style) };
    const height = parseFloat(style.lineHeight) * scale || (metrics(style).above + metrics(style).below) * scale;
    const out = { runs: [], rects: [], extents: [], asides: [], boxes: [], breaks, height, scale };
    for (const node of nodes) gather(node, lookOf(container, base), out);
    while (out.runs.at(-1)?.text?.trim() === "" || (out.runs.at(-1)?.br && !out.runs.at(-1)?.kept)) out.runs.pop();
    if (out.runs.at(-1)?.text) out.runs.at(-1).text = out.runs.at(-1).text.trimEnd();
    return out;
  }

  /** An item that has but a formula: its line is where the formula's middle is. @param {any} out @param {Element} container */
  function alone(out, container) {
    const style = getComputedStyle(container);
    const { above, below } = metrics(style);
    const { top, bottom, left, width } = out.extents[0];
    const height = (above + below) * out.scale;
    out.rects = [new DOMRect(left, (top + bottom - height) / 2, width, height)];
    out.first = { rect: out.rects[0], style };
  }

  /** The paragraph of `nodes`, which follow each other in `container`; what is to be placed by itself. @param {any[]} nodes @param {HTMLElement} container @param {any} at */
  function paragraphOf(nodes, container, at) {
    let out = collect(nodes, container, at, false);
    const isItem = at.item?.bullet && out.extents.length > 0;
    if (out.rects.length === 0 && !isItem) return { asides: out.asides, boxes: [], paragraph: null };
    if (out.rects.length === 0) alone(out, container);
    let lines = { ...linesOf(out.rects, out.height), left: Math.min(...out.extents.map((rect) => rect.left)), right: Math.max(...out.extents.map((rect) => rect.right)) };
    if (out.hasGap && lines.count > 1) out = collect(nodes, container, at, true);
    const style = getComputedStyle(container);
    const { above, below } = metrics(out.first.style);
    const place = placeOf(container, at.matrix);
    const [top, right, , left] = ["Top", "Right", "Bottom", "Left"].map((side) => (parseFloat(style[`padding${side}`]) + parseFloat(style[`border${side}Width`]) || 0) * out.scale);
    const isLoose = /flex|grid/.test(style.display) || style.display === "inline";
    const box = isLoose ? { x: lines.left, w: lines.right - lines.left } : { x: place.x + left, w: place.w - left - right };
    if (place.turn) lines = { count: Math.max(1, Math.round(place.h / out.height)), pitch: out.height, left: box.x, right: box.x + box.w };
    const middle = place.y + top + (out.height - (above + below) * out.scale) / 2;
    const baseline = (place.turn ? middle : out.first.rect.top) + above * out.scale;
    const isRtl = style.direction === "rtl";
    const said = isLoose && style.justifyContent === "center" ? "center" : style.textAlign.replace("-webkit-", "");
    const align = { start: isRtl ? "right" : "left", end: isRtl ? "left" : "right", match: "left" }[said] ?? said;
    const isKept = style.whiteSpaceCollapse !== "collapse" && style.textWrapMode === "nowrap";
    const count = out.runs.filter(({ kept: isEnd }) => isEnd).length + 1;
    if (isKept && count !== lines.count) lines = { ...lines, count, pitch: out.height }; // an empty line has no rectangle
    const isEven = style.textWrapStyle !== "auto" || Boolean(out.hasGap);
    const paragraph = { runs: out.runs, ...box, turn: place.turn, middle: [place.x + place.w / 2, place.y + place.h / 2], baseline, above: above * out.scale, below: below * out.scale, height: lines.pitch, lines: lines.count, widest: lines.right - lines.left, isEven, align, isRtl, isKept };
    const isClipped = at.clip && !place.turn;
    return { asides: out.asides, boxes: out.boxes, paragraph: isClipped ? inSight(paragraph, at.clip.rect) : paragraph };
  }

  return { isPictured, isOut, isInline, paragraphOf };
})());
