/**
 * The overview: all slides side by side, to choose one (Slidev reference §7.4).
 *
 * The slides themselves are laid out as a grid, nothing is copied: page/overview.css scales them to the
 * size that cards.js works out. Over them lies a grid of the same measure with a button a slide, which
 * takes the clicks and the focus, so no link of a slide is pressed by mistake.
 */

import { Cards } from "./cards.js";

/** @param {import("./deck.js").Deck} deck */
export function overview(deck) {
  const container = document.getElementById("slide-container");
  const content = document.getElementById("slide-content");
  if (!container || !content) return;
  const cards = new Cards(deck, container);
  offerChoosing(deck, cards);

  deck.onView((view) => {
    const open = view === "overview";
    if (open) {
      content.append(cards.top, cards.list);
      cards.fill();
    } else {
      cards.top.remove();
      cards.list.remove();
      container.scrollTop = 0;
    }
    deck.actions.press("overview", open);
  });
  deck.onMove(({ page, previous }) => {
    if (deck.view !== "overview") return;
    if (previous) cards.select(page);
    else cards.fill();
  });
  new ResizeObserver(() => cards.measure()).observe(container);
}

/** @param {import("./deck.js").Deck} deck @param {Cards} cards */
function offerChoosing(deck, cards) {
  const { actions } = deck;
  const leave = () => deck.setView("slide");
  actions.offer("overview", {
    label: "Slide overview",
    pressed: false,
    run: () => deck.setView(deck.view === "overview" ? "slide" : "overview"),
  });
  actions.offer("cardRight", { label: "Next card", run: () => cards.step(1, 0) });
  actions.offer("cardLeft", { label: "Previous card", run: () => cards.step(-1, 0) });
  actions.offer("cardDown", { label: "Card below", run: () => cards.step(0, 1) });
  actions.offer("cardUp", { label: "Card above", run: () => cards.step(0, -1) });
  actions.offer("cardFirst", { label: "First card", run: () => cards.select(1) });
  actions.offer("cardLast", { label: "Last card", run: () => cards.select(deck.total) });
  actions.offer("cardDigit", { label: "Slide by its number", run: (digit) => cards.typeDigit(digit) });
  actions.offer("cardOpen", { label: "Open the chosen slide", run: () => cards.openChosen() });
  actions.offer("overviewClose", { label: "Back to the slide", run: leave });
}
