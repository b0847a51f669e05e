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
    } else if (cards.list.isConnected) {
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
  const close = () => deck.setView("slide");
  const toggle = () => (deck.view === "overview" ? close() : deck.setView("overview"));
  deck.actions.offer("overview", { label: "Slide overview", pressed: false, run: toggle });
  /** @type {[string, string, (key: string) => void][]} */
  const choices = [
    ["cardRight", "Next card", () => cards.step(1, 0)],
    ["cardLeft", "Previous card", () => cards.step(-1, 0)],
    ["cardDown", "Card below", () => cards.step(0, 1)],
    ["cardUp", "Card above", () => cards.step(0, -1)],
    ["cardFirst", "First card", () => cards.select(1)],
    ["cardLast", "Last card", () => cards.select(deck.total)],
    ["cardDigit", "Slide by its number", (digit) => cards.typeDigit(digit)],
    ["cardOpen", "Open the chosen slide", () => cards.openChosen()],
    ["overviewClose", "Back to the slide", close],
  ];
  for (const [name, label, run] of choices) deck.actions.offer(name, { label, run });
}
