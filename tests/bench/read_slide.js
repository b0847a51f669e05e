/**
 * What is seen of a slide, read in the page that shows it: in Slidev's as in slidegen's.
 *
 * @param {[number, string]} asked the slide's number, and a selector of the elements whose boxes count
 * @returns {object | null} its text, what else is seen of it (`shows`), what a click lights (`lit`), boxes in px
 */
([no, tags]) => {
  const OUT = "annotation, style, script, template, .slidev-code-copy, .slidegen-missing-why, .katex-mathml,"
    + " .shiki-magic-move-line-number, .rough-annotation, .slidegen-mark-drawn, .monaco-editor";
  const PICTURES = "img, video, audio, iframe, table, pre, hr, .katex, .mermaid, input";
  const STATES = ["highlighted", "dishonored", "slidev-vclick-current", "slidev-vclick-prior"];

  const page = document.querySelector(`.slidev-page-${no}`);
  if (!page) return null;
  const origin = page.getBoundingClientRect();
  const scale = origin.width / page.offsetWidth || 1;
  // Slidev's global layers stand beside its slides; slidegen's stand in each.
  const around = [...document.querySelector("#slideshow").parentElement.childNodes];
  const roots = around.map((node) => (node.id === "slideshow" ? page : node)).filter((node) => !isMechanics(node));
  const all = (selector) => roots.filter((root) => root.querySelectorAll).flatMap(
    (root) => [...(root !== page && root.matches(selector) ? [root] : []), ...root.querySelectorAll(selector)],
  );

  function isMechanics(node) {
    return node !== page && node.nodeType === Node.ELEMENT_NODE && node.matches(`${OUT}, svg, [class*=slidegen-]`);
  }

  function gone(element) {
    for (let at = element; at && at !== page.parentElement; at = at.parentElement) {
      if (getComputedStyle(at).display === "none") return true;
    }
    return element.closest(".slidev-vclick-hidden") !== null;
  }

  function words(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = root.nodeType === Node.TEXT_NODE ? [root.data] : [];
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (!parent.closest(OUT) && !gone(parent)) found.push(walker.currentNode.data);
    }
    return found.join(" ").replace(/\s+/g, " ").trim();
  }

  /** slidegen gives text that Slidev dims a colour that reads: not compared. */
  function isFaint(element, style) {
    for (let at = element; at && at !== page; at = at.parentElement) {
      if (Number(getComputedStyle(at).opacity) < 1) return true;
    }
    return style.color.includes("srgb");
  }

  function note(element) {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const isPicture = ["img", "video", "svg", "iframe"].includes(element.tagName.toLowerCase());
    return {
      tag: element.tagName.toLowerCase(),
      text: isPicture ? "" : words(element),
      box: [box.left - origin.left, box.top - origin.top, box.width, box.height].map((side) => side / scale),
      look: [style.fontSize, style.fontWeight, style.textAlign.replace("left", "start"), style.backgroundColor],
      colour: isFaint(element, style) ? "" : style.color,
    };
  }

  /** Words that move from code to code are not lines. */
  const settles = (one) => !one.closest(".shiki-magic-move-container, .slidegen-magic-move");
  const kept = (one) => !one.closest(OUT) && !gone(one);
  const seen = all(tags).filter(
    (one) => kept(one) && !one.closest(".katex") && !one.parentElement.closest("svg, pre"),
  );
  return {
    text: roots.map(words).join(" ").trim(),
    shows: all(PICTURES).filter(kept).map((one) => one.tagName.toLowerCase()),
    lit: STATES.map((name) => all(`.${name}`).filter(kept).filter(settles).map((one) => words(one).replace(/\s/g, ""))),
    boxes: seen.map(note).filter((one) => one.box[2] > 0 && one.box[3] > 0),
  };
}
