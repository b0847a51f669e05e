/**
 * Tells screen readers what changed, once each time: the slide by its number and title, a click by the
 * text that came with it, and what features say.
 */

import { element } from "./elements.js";

/** @param {import("./deck.js").Deck} deck */
export function announce(deck) {
  const region = element("div", { class: "slidegen-offscreen", role: "status", "aria-live": "polite" });
  document.body.append(region);

  deck.speech.listen((text) => (region.textContent = text));
  deck.onMove(({ page, clicks, previous }) => {
    if (!previous) return; // the page's title is read when it opens
    if (previous.page !== page) {
      const title = deck.slide(page)?.title;
      region.textContent = `Slide ${page} of ${deck.total}${title ? `: ${title}` : ""}`;
    } else {
      const text = clicks > previous.clicks ? newText(deck.section(page)) : "";
      region.textContent = text || `Step ${clicks} of ${deck.clicksTotal}`;
    }
  });
}

/** The text that the current click brought. @param {HTMLElement | undefined} section */
function newText(section) {
  const shown = [...(section?.querySelectorAll(".slidev-vclick-current") ?? [])].filter(
    (target) => !target.closest(".slidev-vclick-hidden, .slidev-vclick-display-none"),
  );
  // A part inside another one that came is read with it.
  const outermost = shown.filter((target) => !shown.some((other) => other !== target && other.contains(target)));
  return outermost.map(spokenText).join(" ").replace(/\s+/g, " ").trim();
}

/** What a screen reader would read of an element: no hidden twins (formulas have one), pictures by their text. @param {Node} node @returns {string} */
function spokenText(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? "";
  if (!(node instanceof Element) || node.matches("[aria-hidden='true'], template, annotation, button")) return "";
  if (node.classList.contains("slidev-vclick-hidden")) return "";
  if (node.hasAttribute("aria-label")) return ` ${node.getAttribute("aria-label")} `;
  if (node instanceof HTMLImageElement) return ` ${node.alt} `;
  const space = node.matches("li, p, tr, td, th, div, br, h1, h2, h3, h4, h5, h6") ? " " : "";
  return space + [...node.childNodes].map(spokenText).join("") + space;
}
