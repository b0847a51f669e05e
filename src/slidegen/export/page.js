/**
 * What the export asks of a page, as `slidegenExport`: which slides stand on the sheets of print, whether
 * all is there that a slide shows, and where its links lead on paper.
 *
 * It runs before the page's own scripts, and does nothing until it is asked.
 */
globalThis.slidegenExport = (() => {
  const sheets = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll("#slideshow > *")]);
  const content = (/** @type {HTMLElement} */ sheet) => sheet.shadowRoot ?? sheet;

  /** The slide that a sheet belongs to: pages of its clicks stand before it, that of its notes after it. @param {Element} sheet */
  function slideOf(sheet) {
    let at = /** @type {Element | null} */ (sheet);
    const isNote = sheet.classList.contains("slidegen-sheet-notes");
    while (at && !at.hasAttribute("data-slidev-no")) at = isNote ? at.previousElementSibling : at.nextElementSibling;
    return Number(at?.getAttribute("data-slidev-no"));
  }

  /** Resolves when everything is there that a slide shows, and nothing of it moves. @param {number} no */
  async function settle(no) {
    const own = sheets().filter((sheet) => slideOf(sheet) === no);
    const all = own.flatMap((sheet) => [sheet, ...content(sheet).querySelectorAll("*")]);
    for (const sheet of own) sheet.getBoundingClientRect(); // fonts are loaded when they are laid out
    await Promise.all(all.map(arrived));
    while (document.fonts.status !== "loaded") await document.fonts.ready;
    for (const element of all) for (const animation of element.getAnimations({ subtree: true })) rest(animation);
    await painted();
    await painted();
  }

  /** Whether there is more on slide `no` than is seen at once, since it scrolls. @param {number} no */
  function scrolls(no) {
    const layouts = document.querySelectorAll(`#slideshow > .slidev-page-${no}[data-slidegen-scroll] .slidev-layout`);
    return [...layouts].some(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 2);
  }

  const SLIDE = "https://slide.invalid/";
  const anchors = document.createElement("div");

  const painted = () => new Promise((done) => requestAnimationFrame(done));

  /** @param {Element} element @returns {Promise<unknown>} */
  function arrived(element) {
    if (element instanceof HTMLVideoElement) return firstPicture(element);
    if (element instanceof HTMLIFrameElement) return framed(element);
    const { backgroundImage, maskImage, content: drawn } = getComputedStyle(element);
    const addresses = [...`${backgroundImage} ${maskImage} ${drawn}`.matchAll(/url\("([^"]+)"\)/g)];
    return Promise.all([element instanceof HTMLImageElement && decoded(element), ...addresses.map(([, one]) => fetched(one))]);
  }

  const seen = new WeakSet();
  document.addEventListener("load", ({ target }) => target instanceof HTMLIFrameElement && seen.add(target), true);

  /** Printers leave out the grounds of a page that does not ask for them, and a frame is a page of its own. */
  const EXACT = "<style>:root { print-color-adjust: exact; -webkit-print-color-adjust: exact }</style>";
  const exact = new WeakSet();

  /** The load event of a copied slide's frame is not told outside of it: there it loads once more. @param {HTMLIFrameElement} frame */
  function framed(frame) {
    const isOwn = frame.hasAttribute("srcdoc");
    const isCopy = frame.getRootNode() !== document;
    frame.loading = "eager";
    if (isOwn ? exact.has(frame) : seen.has(frame) && !isCopy) return Promise.resolve();
    return new Promise((done) => {
      frame.addEventListener("load", done, { once: true });
      if (isOwn) {
        exact.add(frame);
        frame.srcdoc += EXACT;
      } else if (isCopy) frame.src = `${frame.src}`;
    });
  }

  /** A broken one stays what the screen shows. @param {HTMLImageElement} image */
  function decoded(image) {
    image.loading = "eager";
    return image.decode().catch(() => {});
  }

  /** @param {string} address */
  function fetched(address) {
    const image = new Image();
    image.src = address;
    return decoded(image);
  }

  /** @param {HTMLVideoElement} film @returns {Promise<unknown>} */
  function firstPicture(film) {
    const isWaiting = film.currentSrc && film.readyState < 2 && !film.error && film.preload !== "none";
    if (film.poster) return fetched(film.poster);
    if (!isWaiting) return Promise.resolve();
    return new Promise((done) => ["loadeddata", "error"].forEach((name) => film.addEventListener(name, done)));
  }

  /** @param {Animation} animation */
  function rest(animation) {
    if (animation.effect?.getComputedTiming().endTime !== Infinity) return animation.finish();
    animation.pause();
    animation.currentTime = 0;
  }

  /**
   * Gives every sheet a name that Chromium writes into the PDF, lets links between slides lead there, and
   * takes from links what has no meaning elsewhere. The sheets in their order: slide, and what is on it.
   * `before` is how many sheets are printed already.
   *
   * @param {number} before
   */
  function name(before) {
    const shown = sheets().filter((sheet) => getComputedStyle(sheet).display !== "none");
    anchors.replaceChildren();
    anchors.hidden = true;
    shown.forEach((sheet, index) => {
      sheet.id = `slidegen-sheet-${before + index}`;
      const anchor = document.createElement("a"); // a name that no link leads to is left out
      anchor.href = `#${sheet.id}`;
      anchors.append(anchor);
    });
    document.body.append(anchors);
    for (const sheet of shown) for (const link of content(sheet).querySelectorAll("a[href]")) lead(link);
    return shown.map((sheet) => ({ no: slideOf(sheet), notes: sheet.classList.contains("slidegen-sheet-notes") }));
  }

  /** Slides of other sheets are not there while these are printed: their numbers stand in the PDF until all are. @param {Element} link */
  function lead(link) {
    const href = link.getAttribute("href") ?? "";
    if (href.startsWith("#/")) link.setAttribute("href", `${SLIDE}${numberOf(href)}`);
    else if (!href.startsWith("#") && new URL(href, location.href).protocol === "file:") link.removeAttribute("href");
  }

  /** Where a link leads from a slide that stands by itself: to a slide, or out. @param {Element} link */
  function addressOf(link) {
    const href = link.getAttribute("href") ?? "";
    if (href.startsWith("#/")) return { slide: numberOf(href) };
    const within = href.startsWith("#") ? document.getElementById(decodeURIComponent(href.slice(1))) : null;
    if (within) return { slide: Number(within.closest("[data-slidev-no]")?.getAttribute("data-slidev-no")) };
    const { protocol } = new URL(href, location.href);
    return href.startsWith("#") || protocol === "file:" ? null : { url: href };
  }

  /** @param {string} href */
  function numberOf(href) {
    const path = decodeURIComponent(href.slice(2).split(/[?#]/)[0]).replace(/\/$/, "");
    const { slides } = JSON.parse(document.getElementById("slidegen-data")?.textContent ?? "");
    const named = slides.find(({ alias }) => alias?.replace(/^\//, "") === path);
    return named?.no ?? Number(path || 1);
  }

  /** Takes the ground away that slides stand on. */
  function clear() {
    const sheet = new CSSStyleSheet();
    const grounds = "html, body, #app, #slide-container, #slide-content, #slideshow, .slidev-page";
    sheet.replaceSync(`:is(${grounds}) { background: none !important }`);
    document.adoptedStyleSheets.push(sheet);
  }

  return { settle, scrolls, name, clear, addressOf };
})();
