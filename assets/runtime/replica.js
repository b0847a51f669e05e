/**
 * A slide once more, as it is at any click: what comes next in the presenter's window, a page a click
 * in print.
 *
 * It stands in a shadow tree, so that the document has every slide once and no id twice, with the page's
 * own style sheets, and is drawn by the features that draw the slides. In the shadow tree, elements play
 * the parts of `<html>` and `<body>`: the selectors that name these are changed to mean them.
 */

import { element } from "./elements.js";

export class Replica {
  host = element("div", { class: "slidegen-replica", inert: true });
  #root = element("div", {});
  #container = element("div", { id: "slide-container", class: "slidev-slide-container" });
  #show = element("div", { id: "slideshow" });

  /** @param {import("./deck.js").Deck} deck @param {CSSStyleSheet} styles of `replicaStyles` */
  constructor(deck, styles) {
    this.deck = deck;
    const tree = this.host.attachShadow({ mode: "open" });
    tree.adoptedStyleSheets = [styles];
    const content = element("div", { id: "slide-content", class: "slidev-slide-content" }, this.#show);
    this.#container.append(content);
    this.#root.append(element("div", { class: "slidegen-body" }, element("div", { id: "app" }, this.#container)));
    tree.append(this.#root);
  }

  /** @param {number} no @param {number} clicks */
  show(no, clicks) {
    const original = this.deck.section(no);
    if (!original) return this.#show.replaceChildren();
    const copy = /** @type {HTMLElement} */ (original.cloneNode(true));
    for (const media of copy.querySelectorAll("video, audio")) media.removeAttribute("autoplay");
    copy.classList.remove("slidegen-leaving", "slidegen-waiting");
    copy.classList.add("slidegen-current");
    copy.removeAttribute("inert");
    this.#root.className = `slidegen-root ${document.documentElement.className}`;
    this.#root.dataset.slidegenView = "slide";
    this.#show.replaceChildren(copy);
    this.deck.drawCopy(copy, no, clicks);
  }

  /** @param {number} factor of the canvas' own size */
  scale(factor) {
    this.#container.style.setProperty("--slidev-slide-scale", String(factor));
  }
}

/** The page's style sheets for a shadow tree; made anew when they change. */
export function replicaStyles() {
  const sheet = new CSSStyleSheet();
  const text = [...document.head.querySelectorAll("style")].map((style) => style.textContent).join("\n");
  sheet.replaceSync(`${text}\n@layer slidegen-page { :host { display: block; contain: strict; } .slidegen-root { height: 100%; } :is(.slidegen-root, .slidegen-body, #slide-container) { background: none !important; } }`);
  adapt(sheet);
  return sheet;
}

/** @param {CSSStyleSheet | CSSGroupingRule} group */
function adapt(group) {
  for (let index = group.cssRules.length - 1; index >= 0; index--) {
    const rule = group.cssRules[index];
    // Fonts are the document's; a second copy would only take room.
    if (rule instanceof CSSFontFaceRule) group.deleteRule(index);
    else if (rule instanceof CSSStyleRule && /html|body|:root/.test(rule.selectorText)) {
      rule.selectorText = rule.selectorText
        .replace(/:root\b/g, ".slidegen-root")
        .replace(/(^|[\s,(>+~])(html|body)(?![\w-])/g, (_, before, name) => `${before}.slidegen-${name === "html" ? "root" : name}`);
    } else if (rule instanceof CSSGroupingRule) adapt(rule);
  }
}
