/**
 * Pictures of what is no shape, tables, and which of the pictures stand alone on the slide while one is taken.
 */
Object.assign(globalThis.slidegenExport, (() => {
  const { colour, over, boxOf, bordersOf, scaleOf, placeOf, groundOf, generated } = globalThis.slidegenExport;
  const numbers = new Map();
  let shots = /** @type {[Element, string][]} */ ([]);
  let sheet = /** @type {CSSStyleSheet | null} */ (null);

  /** A number that stands for an element. @param {Element} element */
  function numberFor(element) {
    if (!numbers.has(element)) numbers.set(element, numbers.size);
    return numbers.get(element);
  }

  function forget() {
    shots = [];
    numbers.clear();
  }

  /** Whether it has words of its own in a line. @param {Element} element */
  const holdsWords = (element) => [...element.childNodes].some((node) => node instanceof Text && node.data.trim()) || [...element.children].some((child) => getComputedStyle(child).display === "inline" && child.textContent?.trim());

  /** @param {HTMLElement} element @param {string} what `all` of it, its `own` box, or a pseudo-element @param {any} at */
  function pictureOf(element, what, at) {
    const own = element.getBoundingClientRect();
    const isFree = what.startsWith("::") || getComputedStyle(element).overflow === "visible";
    const inner = what === "all" && isFree ? [...element.querySelectorAll("*")].map((one) => one.getBoundingClientRect()) : [];
    const rects = [own, ...inner].filter(({ width, height }) => width > 0 || height > 0);
    if (rects.length === 0 && !what.startsWith("::")) return null;
    const grown = what === "own" || what.startsWith("::") ? 0.6 * Math.max(own.width, own.height, 100) : 6;
    const edges = what.startsWith("::") ? [0, 0, innerWidth, innerHeight] : [
      Math.min(...rects.map(({ left }) => left)) - grown, Math.min(...rects.map(({ top }) => top)) - grown,
      Math.max(...rects.map(({ right }) => right)) + grown, Math.max(...rects.map(({ bottom }) => bottom)) + grown,
    ];
    const [left, top, right, bottom] = edges.map((edge, index) => Math.min(index % 2 ? innerHeight : innerWidth, Math.max(0, index < 2 ? Math.floor(edge) : Math.ceil(edge))));
    if (right <= left || bottom <= top) return null;
    const whole = what === "all" && element instanceof HTMLImageElement ? sourceOf(element, at) : null;
    shots.push([element, what]);
    return { kind: "picture", shot: shots.length - 1, x: left, y: top, w: right - left, h: bottom - top, alt: altOf(element, what), whole, href: at.href };
  }

  /** @param {Element} element @param {string} what */
  function altOf(element, what) {
    if (what !== "all") return "";
    const said = element.getAttribute("alt") ?? element.getAttribute("aria-label") ?? element.getAttribute("title");
    return said ?? element.querySelector("annotation, title")?.textContent?.trim() ?? "";
  }

  /** The file that an image shows and how it is cut, where the file alone would look the same. @param {HTMLImageElement} image @param {any} at */
  function sourceOf(image, at) {
    const style = getComputedStyle(image);
    const source = /^url\("(data:[^"]+)"\)$/.exec(style.content)?.[1] ?? image.currentSrc;
    const scale = scaleOf(image, at.matrix);
    const place = placeOf(image, at.matrix);
    const [top, right, bottom, left] = ["Top", "Right", "Bottom", "Left"].map((side) => (parseFloat(style[`padding${side}`]) + parseFloat(style[`border${side}Width`]) || 0) * scale);
    const box = { ...place, x: place.x + left, y: place.y + top, w: place.w - left - right, h: place.h - top - bottom };
    const isCut = at.clip && (at.clip.isRound || box.x < at.clip.rect.left - 1 || box.y < at.clip.rect.top - 1 || box.x + box.w > at.clip.rect.right + 1 || box.y + box.h > at.clip.rect.bottom + 1);
    const isPlain = at.opacity > 0.99 && style.filter === "none" && style.maskImage === "none" && style.clipPath === "none" && style.mixBlendMode === "normal" && style.boxShadow === "none" && style.objectPosition === "50% 50%";
    const isSquare = ["TopLeft", "TopRight", "BottomRight", "BottomLeft"].every((corner) => parseFloat(style[`border${corner}Radius`]) === 0) && boxOf(image, style, at.matrix) === null;
    const isKnown = /^data:image\/(png|jpeg|gif)[;,]/.test(source);
    return isKnown && isPlain && isSquare && !isCut && box.w > 0 && box.h > 0 ? { source, fit: style.objectFit, ...box } : null;
  }

  /** Leaves on the page only what these shots are of. @param {number[]} wanted */
  function only(wanted) {
    sheet ??= onlySheet();
    for (const name of ["all", "own", "before", "after"]) for (const one of document.querySelectorAll(`[data-slidegen-${name}]`)) one.removeAttribute(`data-slidegen-${name}`);
    document.documentElement.toggleAttribute("data-slidegen-alone", wanted.length > 0);
    for (const [element, what] of wanted.map((number) => shots[number])) element.setAttribute(`data-slidegen-${what.replace("::", "")}`, "");
    return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }

  function onlySheet() {
    const made = new CSSStyleSheet();
    const alone = "html[data-slidegen-alone]";
    made.replaceSync(`
      ${alone}, ${alone} *, ${alone} *::before, ${alone} *::after { visibility: hidden !important; transition: none !important }
      ${alone}, ${alone} :is(body, #app, #slide-container, #slide-content, #slideshow) { background: none !important }
      ${alone} [data-slidegen-all]:not(#\\0), ${alone} [data-slidegen-all]:not(#\\0) *, ${alone} [data-slidegen-all]:not(#\\0)::before, ${alone} [data-slidegen-all]:not(#\\0)::after,
      ${alone} [data-slidegen-all]:not(#\\0) *::before, ${alone} [data-slidegen-all]:not(#\\0) *::after,
      ${alone} [data-slidegen-own]:not(#\\0), ${alone} [data-slidegen-before]:not(#\\0)::before, ${alone} [data-slidegen-after]:not(#\\0)::after { visibility: visible !important }
      ${alone} [data-slidegen-own]:not(#\\0) { color: transparent !important; -webkit-text-fill-color: transparent !important; text-shadow: none !important }`);
    document.adoptedStyleSheets.push(made);
    return made;
  }

  /** @param {HTMLElement} table @param {any} at @param {{add: Function, nested: Function}} walked */
  function tableOf(table, at, { add, nested }) {
    const rows = [...table.querySelectorAll("tr")].filter((row) => getComputedStyle(row).display !== "none");
    const others = /** @type {any[]} */ ([]);
    const made = rows.map((row) => ({ h: row.getBoundingClientRect().height, cells: [...row.cells].map((cell) => cellOf(cell, row, at, nested, others)) }));
    if (made.length === 0) return;
    const boxes = made.flatMap(({ cells }) => cells);
    const [x, y] = [Math.min(...boxes.map((cell) => cell.x)), rows[0].getBoundingClientRect().top];
    add({ kind: "table", x, y, w: Math.max(...boxes.map((cell) => cell.x + cell.w)) - x, h: made.reduce((sum, { h }) => sum + h, 0), rows: made, hasHead: Boolean(table.tHead) }, at);
    for (const piece of others) add(piece, piece);
  }

  /** @param {HTMLTableCellElement} cell @param {HTMLTableRowElement} row @param {any} at @param {Function} nested @param {any[]} others */
  function cellOf(cell, row, at, nested, others) {
    const style = getComputedStyle(cell);
    const { left, width, height } = cell.getBoundingClientRect();
    const opacity = at.opacity * Number(style.opacity) * Number(getComputedStyle(row).opacity);
    const isSeen = opacity > 0.01 && style.visibility === "visible";
    const found = isSeen ? nested(cell, { ...at, opacity }) : [];
    others.push(...found.filter(({ kind }) => kind !== "text"));
    const scale = scaleOf(cell, at.matrix);
    const fills = [row.parentElement, row, cell].map((one) => colour(getComputedStyle(/** @type {Element} */ (one)).backgroundColor)).filter(([, , , alpha]) => alpha > 0);
    const ground = groundOf(row.parentElement?.parentElement ?? null);
    const fill = isSeen && fills.length > 0 ? fills.reduce(over, ground) : null;
    const borders = bordersOf(style, scale);
    const above = bordersOf(getComputedStyle(row), scale);
    const part = bordersOf(getComputedStyle(/** @type {Element} */ (row.parentElement)), scale);
    const edge = (/** @type {number} */ side) => [borders[side], above[side], part[side]].find(({ width: one, style: drawn }) => one > 0 && drawn !== "none") ?? borders[side];
    const padding = ["Top", "Right", "Bottom", "Left"].map((side) => parseFloat(style[`padding${side}`]) * scale || 0);
    return { x: left, w: width, h: height, span: cell.colSpan, rows: cell.rowSpan, fill, borders: isSeen ? [0, 1, 2, 3].map(edge).map((one) => ({ ...one, colour: one.colour[3] > 0 ? over(ground, one.colour) : one.colour })) : [], padding, anchor: style.verticalAlign, texts: found.filter(({ kind }) => kind === "text") };
  }

  return { numberFor, forget, holdsWords, pictureOf, tableOf, only };
})());
