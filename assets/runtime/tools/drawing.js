/**
 * Drawing on slides (Slidev reference §7.10): pen, line, arrow, rectangle, ellipse and eraser, with a bar
 * to choose them, keys while it is on, undo, and the same strokes in every window of the talk.
 */

import { slideId } from "../identity.js";
import { BrushBox } from "./drawing/brush.js";
import { Hand } from "./drawing/hand.js";
import { History } from "./drawing/history.js";
import { drawingKeys } from "./drawing/keys.js";
import { Sheets } from "./drawing/sheets.js";
import { Strokes } from "./drawing/strokes.js";
import { Toolbar } from "./drawing/toolbar.js";

/** @param {import("../deck.js").Deck} deck */
export function drawing(deck) {
  const sheets = new Sheets(deck);
  if (deck.data.drawings?.enabled !== false) new Desk(deck, sheets);
}

/** Whether drawing is on, and what follows from it. */
class Desk {
  #isOn = false;
  #withdraw = () => {};

  /** @param {import("../deck.js").Deck} deck @param {Sheets} sheets */
  constructor(deck, sheets) {
    const box = new BrushBox();
    const history = new History((name, value) => sheets.values.set(name, value));
    const strokes = new Strokes(sheets, box, history);
    const here = () => slideId(deck, deck.page);
    const keysHere = () => sheets.keys(here());
    const does = {
      undo: () => history.undo(here()),
      redo: () => history.redo(here()),
      clear: () => history.do(here(), sheets.removed(here(), keysHere())),
      off: () => this.#set(false),
      on: () => this.#set(true),
    };
    this.deck = deck;
    this.sheets = sheets;
    this.bar = new Toolbar(box, does, () => ({ ...history.can(here()), clear: keysHere().length > 0 }));
    this.bindKeys = drawingKeys(deck, box, does);
    new Hand(() => this.#isOn, ({ target }) => this.#isPossible && target instanceof Element && target.closest(".slidegen-current") !== null, strokes);

    deck.mode.onChange(() => this.#offer());
    deck.onMove(() => {
      // A stroke that is still being drawn stays on the slide where it was begun; a build alone does not end it.
      if (strokes.slide !== here()) strokes.end();
      this.#show();
    });
    deck.onView(() => this.#show());
    deck.shared.onChange(({ name }) => void (name.startsWith("drawing/") && this.bar.refresh()));
  }

  get #isAllowed() {
    return !this.deck.data.drawings?.presenterOnly || this.deck.mode.is !== "play";
  }

  get #isPossible() {
    return this.#isAllowed && this.deck.view === "slide";
  }

  #offer() {
    this.#withdraw();
    const run = () => this.#set(!this.#isOn);
    this.#withdraw = this.#isAllowed ? this.deck.actions.offer("drawing", { label: "Draw on the slides", keys: ["i"], pressed: this.#isOn, run }) : () => {};
    this.#set(this.#isOn);
  }

  /** @param {boolean} on */
  #set(on) {
    const was = this.#isOn;
    this.#isOn = on && this.#isAllowed;
    document.documentElement.toggleAttribute("data-slidegen-drawing", this.#isOn);
    this.deck.actions.press("drawing", this.#isOn);
    if (was !== this.#isOn) this.deck.speech.send(this.#isOn ? "Drawing on" : "Drawing off");
    this.#show();
  }

  #show() {
    const isSeen = this.#isOn && this.deck.view === "slide";
    // What takes the hand.
    if (isSeen) this.sheets.layer(slideId(this.deck, this.deck.page));
    this.bar.show(isSeen, this.#isPossible);
    this.bindKeys(isSeen);
  }
}
