/**
 * The overview's cards: a button for each slide, in a grid of the slides' measure, and which one is
 * chosen. The chosen one has the focus.
 */

import { element, iconButton } from "./elements.js";
import { icon } from "./icons.js";

/** In px: the width that a card has at least (but in a narrow window), the space between two and around all. */
const CARD = 280;
const GAP = 28;

export class Cards {
  list = element("nav", { class: "slidegen-cards", "aria-label": "All slides" });
  #typed = element("output", { class: "slidegen-typed" });
  #heading = element("h2", {});
  #close = iconButton("Close the overview", icon("close"), { class: "slidegen-close" });
  top = element("header", { class: "slidegen-overview-top" }, this.#heading, this.#typed, this.#close);
  #columns = 1;
  #chosen = 1;
  #digits = "";

  /** @param {import("./deck.js").Deck} deck @param {HTMLElement} container what the grid is in */
  constructor(deck, container) {
    this.deck = deck;
    this.container = container;
    this.#close.addEventListener("click", () => deck.setView("slide"));
    this.list.addEventListener("click", ({ target }) => {
      const card = target instanceof Element && target.closest("button");
      if (card) this.open(Number(card.dataset.page));
    });
  }

  /** Makes the cards, and chooses the current slide's. */
  fill() {
    const { deck } = this;
    this.#heading.textContent = `${deck.data.title} · ${deck.total} ${deck.total === 1 ? "slide" : "slides"}`;
    this.list.replaceChildren(...deck.data.slides.map(({ no, title }) => card(no, title)));
    this.measure();
    this.select(deck.page);
    this.#card(deck.page)?.scrollIntoView({ block: "center" });
  }

  /** Works out how many cards stand in a row, and how wide they are. */
  measure() {
    const { data, view } = this.deck;
    if (view !== "overview") return;
    const room = this.container.clientWidth - GAP;
    this.#columns = Math.max(1, Math.floor(room / (CARD + GAP)));
    const width = Math.floor(room / this.#columns - GAP);
    const { style } = this.container;
    style.setProperty("--slidegen-card-gap", `${GAP}px`);
    style.setProperty("--slidegen-columns", String(this.#columns));
    style.setProperty("--slidegen-card-scale", String(width / data.width));
  }

  /** @param {number} page */
  select(page) {
    this.#card(this.#chosen)?.setAttribute("tabindex", "-1");
    this.list.querySelector("[aria-current]")?.removeAttribute("aria-current");
    this.#chosen = page;
    this.#card(this.deck.page)?.setAttribute("aria-current", "true");
    this.#card(page)?.setAttribute("tabindex", "0");
    this.#card(page)?.focus();
  }

  /** @param {number} columns to the right @param {number} rows down */
  step(columns, rows) {
    this.#type("");
    const page = this.#chosen + columns + rows * this.#columns;
    if (page >= 1 && page <= this.deck.total) this.select(page);
  }

  /** The current slide keeps its click. @param {number} page */
  open(page) {
    if (page !== this.deck.page) this.deck.go(page);
    this.deck.setView("slide");
  }

  openChosen() {
    this.open(this.#chosen);
  }

  /** Opens at once where no further digit could make a number of the deck. @param {string} digit */
  typeDigit(digit) {
    const { total } = this.deck;
    const longer = Number(this.#digits + digit);
    const page = longer <= total ? longer : Number(digit);
    if (page < 1 || page > total) return this.#type("");
    this.#type(String(page));
    if (page * 10 > total) this.open(page);
    else this.select(page);
  }

  /** @param {string} digits */
  #type(digits) {
    this.#digits = digits;
    this.#typed.textContent = digits;
  }

  /** @param {number} page */
  #card(page) {
    return /** @type {HTMLElement | undefined} */ (this.list.children[page - 1]);
  }
}

/** @param {number} no @param {string | null} title */
function card(no, title) {
  const label = element("span", { class: "slidegen-card-label" }, element("b", {}, String(no)), element("span", {}, title ?? ""));
  return element("button", { type: "button", class: "slidegen-card", "data-page": no, tabindex: -1 }, label);
}
