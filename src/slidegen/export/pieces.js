/**
 * A slide as pieces in the order in which they are painted: boxes, texts, tables, pictures, each where the
 * browser put it. What is no text and no plain box becomes a picture, which the export takes of it alone.
 */
Object.assign(globalThis.slidegenExport, (() => {
  const { colour, matrixOf, isBent, scaleOf, boxOf, ringsOf, groundOf, isPictured, isOut, isInline, paragraphOf, generated, pictureOf, tableOf } = globalThis.slidegenExport;
  /** What does something when the deck is shown. */
  const LIVING = {
    motion: "[data-slidegen-motion], [data-slidegen-move], [data-slidegen-mark]",
    button: "[data-slidegen-action]",
    tabs: ".slidev-code-tab:not(.active)",
  };
  let pieces = /** @type {any[]} */ ([]);
  let told = /** @type {string[]} */ ([]);

  /** The pieces of slide `no`, the colour below them, and what they cannot say. @param {number} no */
  function pieceOut(no) {
    globalThis.slidegenExport.forget();
    [pieces, told] = [[], []];
    const slide = /** @type {HTMLElement} */ (document.querySelector(`.slidev-page-${no}`));
    const at = { opacity: 1, matrix: new DOMMatrix(), path: [], clip: null, item: null, href: null };
    for (let above = slide.parentElement; above; above = above.parentElement) at.matrix = matrixOf(above, getComputedStyle(above), new DOMMatrix()).multiply(at.matrix);
    walk(slide, at);
    for (const [key, selector] of Object.entries(LIVING)) if (slide.querySelector(selector)) told.push(key);
    pieces.forEach((piece, index) => (piece.index = index));
    pieces.sort((one, other) => inOrder(one.path, other.path) || one.index - other.index);
    const seen = pieces.filter((piece) => isOnSlide(piece) && (piece.kind !== "box" || (piece.w > 0.05 && piece.h > 0.05)));
    const isBeyond = seen.length < pieces.length && pieces.some((piece) => piece.kind === "text" && !isOnSlide(piece));
    if (isBeyond || globalThis.slidegenExport.scrolls(no)) told.push("beyond");
    return { ground: groundOf(slide), pieces: seen.map(({ path: _path, index: _index, ...piece }) => piece), told: [...new Set(told)] };
  }

  /** @param {number[]} one @param {number[]} other */
  function inOrder(one, other) {
    for (let at = 0; at < Math.max(one.length, other.length); at++) {
      if ((one[at] ?? 0) !== (other[at] ?? 0)) return (one[at] ?? 0) - (other[at] ?? 0);
    }
    return 0;
  }

  /** @param {any} piece */
  function isOnSlide({ kind, x, y, w, h, paragraph }) {
    const [top, bottom] = kind === "text" ? [paragraph.baseline - paragraph.height, paragraph.baseline + (paragraph.lines - 1) * paragraph.height] : [y, y + h];
    return (x ?? paragraph.x) < innerWidth && (x ?? paragraph.x) + (w ?? paragraph.w) > 0 && top < innerHeight && bottom > 0;
  }

  /** Text for screen readers alone. @param {Element} element @param {CSSStyleDeclaration} style */
  function isUnseen(element, style) {
    const { width, height } = element.getBoundingClientRect();
    return style.overflow !== "visible" && width <= 1.5 && height <= 1.5;
  }

  /** What two rectangles have in common. @param {any} one @param {any} other */
  function within(one, other) {
    if (!other) return one;
    const [left, top] = [Math.max(one.left, other.left), Math.max(one.top, other.top)];
    return { left, top, right: Math.max(left, Math.min(one.right, other.right)), bottom: Math.max(top, Math.min(one.bottom, other.bottom)) };
  }

  /** A box without what an element around it cuts off. @param {any} box @param {any} clip */
  function cut(box, clip) {
    if (!clip || box.turn !== 0) return box;
    const { left, top, right, bottom } = within({ left: box.x, top: box.y, right: box.x + box.w, bottom: box.y + box.h }, clip.rect);
    return { ...box, x: left, y: top, w: right - left, h: bottom - top };
  }

  /** @param {HTMLElement} element @param {CSSStyleDeclaration} style @param {any} above */
  function placed(element, style, above) {
    const isLayer = style.position !== "static" || style.zIndex !== "auto" || style.transform !== "none" || Number(style.opacity) < 1;
    const layer = Number(style.zIndex) || 0.5;
    const rect = element.getBoundingClientRect();
    const clip = style.overflow === "visible" ? above.clip : { rect: within(rect, above.clip?.rect), isRound: parseFloat(style.borderTopLeftRadius) > 0 || above.clip?.isRound };
    const href = element.matches("a[href]") ? globalThis.slidegenExport.addressOf(element) ?? above.href : above.href;
    return { ...above, href, clip, opacity: above.opacity * Number(style.opacity), matrix: matrixOf(element, style, above.matrix), path: isLayer ? [...above.path, layer] : above.path, isLayer };
  }

  /** @param {HTMLElement} element @param {any} above */
  function walk(element, above) {
    const style = getComputedStyle(element);
    if (style.display === "none" || element.matches("template, style, script")) return;
    const at = placed(element, style, above);
    if (at.opacity < 0.01 || isUnseen(element, style)) return;
    const isSeen = style.visibility === "visible";
    const isShape = !isPictured(element, style) && !isBent(at.matrix);
    if (!isShape) return void (isSeen && take(element, "all", at));
    const below = at.isLayer ? { ...at, path: [...at.path, -1e9] } : at;
    if (isSeen && style.display !== "inline" && style.display !== "contents") paint(element, style, below, above);
    if (style.display === "table" && style.borderCollapse === "collapse" && !element.querySelector("table")) return tableOf(element, at, { add, aside: walk, nested });
    if (style.display === "list-item") at.item = itemOf(element, style, at);
    else if (element.matches("ul, ol")) at.item = { level: at.item ? at.item.level + 1 : 0, list: at.item?.list ?? element, bullet: null };
    if (isSeen) pseudo(element, "::before", below);
    children(element, at);
    if (isSeen) pseudo(element, "::after", at);
  }

  /** @param {HTMLElement} element @param {CSSStyleDeclaration} style @param {any} at @param {any} above */
  function paint(element, style, at, above) {
    const box = boxOf(element, style, at.matrix);
    if (box === "picture") take(element, "own", at);
    else if (box) add({ ...cut(box, above.clip), opacity: at.opacity }, at);
    for (const ring of ringsOf(element, style, at.matrix)) add({ ...ring, opacity: at.opacity }, at);
  }

  /** @param {any} piece @param {any} at */
  const add = (piece, at) => void pieces.push({ ...piece, path: at.path });

  /** @param {HTMLElement} element @param {string} what @param {any} at */
  function take(element, what, at) {
    const picture = pictureOf(element, what, at);
    if (!picture) return;
    if (what === "all" && !element.matches("img, svg, canvas, .katex, .katex-display, math") && element.textContent?.trim()) told.push("text");
    if (element.matches("video, audio")) told.push("film");
    if (element.matches("iframe, object, embed")) told.push("frame");
    add(picture, at);
  }

  /** @param {HTMLElement} element @param {"::before" | "::after"} which @param {any} at */
  function pseudo(element, which, at) {
    const style = getComputedStyle(element, which);
    if (["none", "normal"].includes(style.content) || style.display === "none" || Number(style.opacity) < 0.01 || style.visibility !== "visible") return;
    if (generated(element, which) && globalThis.slidegenExport.holdsWords(element)) return;
    if (which === "::before" && at.item?.of === element && at.item.isDrawn) return;
    const isPainted = style.content !== '""' || style.backgroundImage !== "none" || colour(style.backgroundColor)[3] > 0 || style.boxShadow !== "none" || style.maskImage !== "none" || ["Top", "Right", "Bottom", "Left"].some((side) => parseFloat(style[`border${side}Width`]) > 0 && colour(style[`border${side}Color`])[3] > 0);
    if (isPainted) take(element, which, at);
  }

  /** A list's item: what stands before its first line. @param {HTMLElement} element @param {CSSStyleDeclaration} style @param {any} at */
  function itemOf(element, style, at) {
    const isInFlow = element.parentElement && getComputedStyle(element.parentElement).display === "block" && style.position !== "absolute";
    const above = { level: 0, ...at.item, list: isInFlow ? at.item?.list ?? element.parentElement : null };
    const own = getComputedStyle(element, "::marker");
    const [of, look] = [element, { colour: colour(own.color), scale: scaleOf(element, at.matrix) }];
    const said = /^"(.+)"$/.exec(own.content)?.[1] ?? /^"(.+)"$/.exec(style.listStyleType)?.[1];
    if (said) return { ...above, of, bullet: { ...look, char: said.trim() } };
    const drawn = generated(element, "::before") || /^"(.+)"$/.exec(getComputedStyle(element, "::before").content)?.[1];
    if (style.listStyleType === "none" && drawn) return { ...above, of, isDrawn: true, bullet: { ...look, colour: colour(getComputedStyle(element, "::before").color), char: drawn.trim() } };
    const chars = { disc: "•", circle: "◦", square: "▪" };
    const number = [...(element.parentElement?.children ?? [])].filter((one) => one.localName === "li").indexOf(element) + (Number(element.parentElement?.getAttribute("start")) || 1);
    if (style.listStyleType === "none") return { ...above, of, bullet: null };
    return { ...above, of, bullet: { ...look, char: chars[style.listStyleType] ?? "", number: { kind: style.listStyleType, at: Number(element.getAttribute("value")) || number } } };
  }

  /** @param {HTMLElement} element @param {any} at */
  function children(element, at) {
    let running = /** @type {any[]} */ ([]);
    const flush = () => {
      if (running.length > 0) text(element, running, at);
      running = [];
    };
    if (generated(element, "::before") && !at.item?.isDrawn) running.push({ of: element, which: "::before" });
    for (const node of element.childNodes) {
      const isBlock = node instanceof Element && (!isInline(node) || /flex|grid/.test(getComputedStyle(element).display));
      if (!isBlock) running.push(node);
      else {
        flush();
        walk(node, at);
      }
    }
    if (generated(element, "::after")) running.push({ of: element, which: "::after" });
    flush();
  }

  /** @param {HTMLElement} element @param {any[]} nodes @param {any} at */
  function text(element, nodes, at) {
    const { paragraph, asides, boxes } = paragraphOf(nodes, element, at);
    if (paragraph) {
      for (const box of boxes) paint(box, getComputedStyle(box), at, at);
      const { item } = at;
      const heading = element.closest("h1, h2, h3, h4, h5, h6")?.localName ?? null;
      const bullet = item?.bullet ?? null;
      if (item) item.bullet = null;
      if (paragraph.isCut) told.push("beyond");
      if (paragraph.runs.some(({ gradient }) => gradient)) told.push("gradient");
      if (paragraph.runs.some(({ glow }) => glow)) told.push("glow");
      add({ kind: "text", paragraph, heading, bullet, level: item?.level ?? 0, list: item?.list ? globalThis.slidegenExport.numberFor(item.list) : null, isTurned: paragraph.turn !== 0 }, at);
    }
    for (const aside of asides) walk(aside, isOut(getComputedStyle(aside)) ? { ...at, item: null } : at);
  }

  /** The pieces that `element`'s children give, kept apart. @param {HTMLElement} element @param {any} at */
  function nested(element, at) {
    const kept = pieces;
    pieces = [];
    children(element, at);
    const found = pieces;
    pieces = kept;
    return found;
  }

  return { pieceOut };
})());
