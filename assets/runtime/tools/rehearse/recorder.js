/**
 * Notes how long the deck is at each place, by the clock of the talk: so the presenter's window shows
 * the same time and may pause it.
 *
 * @typedef {import("../../deck.js").Deck} Deck
 */

import { planOf, spentOf } from "../../plan.js";
import { keepRunning, readRunning } from "./kept.js";
import { addStay, msOnSlide, rehearsalOf } from "./recording.js";

export class Recorder {
  /** What a reload broke off goes on. @param {Deck} deck */
  constructor(deck) {
    this.deck = deck;
    const kept = readRunning(deck.data.title);
    this.now = kept ?? this.#fresh();
    if (!kept || this.spent < kept.noted) this.begin();
  }

  /** Of the whole, in ms. */
  get spent() {
    return spentOf(this.deck.shared.get("clock"), Date.now());
  }

  get date() {
    return this.now.date;
  }

  begin() {
    this.now = this.#fresh();
    this.run(true, 0);
  }

  /** Lets the clock go on, or stand. @param {boolean} goesOn @param {number} [spent] in ms */
  run(goesOn, spent = this.spent) {
    this.deck.shared.set("clock", { since: goesOn ? Date.now() : null, spent });
  }

  /** Gives the place that was shown the time since the last note. A clock that was set back begins again. */
  note() {
    const { spent } = this;
    if (spent < this.now.noted) this.now = this.#fresh();
    else addStay(this.now.stays, this.now.at, spent - this.now.noted);
    this.now.noted = spent;
    this.now.at = this.#here();
    keepRunning(this.deck.data.title, this.now);
  }

  forget() {
    keepRunning(this.deck.data.title, null);
  }

  /** @returns {import("./bar.js").Times} */
  times() {
    const { page, total, shared } = this.deck;
    const plan = this.#plan();
    return {
      slide: (msOnSlide(this.now.stays, page) + this.spent - this.now.noted) / 1000,
      slidePlan: plan && Math.round(plan[page] - plan[page - 1]),
      whole: this.spent / 1000,
      wholePlan: plan && Math.round(plan[total]),
      runs: shared.get("clock")?.since != null,
    };
  }

  result() {
    return rehearsalOf(this.deck.data, this.date, this.now.stays, this.#plan(), this.deck.sections.map(wordsOfNote));
  }

  #plan() {
    return planOf(this.deck.data.slides, this.deck.data.duration);
  }

  #here() {
    return { page: this.deck.page, clicks: this.deck.clicks };
  }

  /** @returns {import("./kept.js").Running} */
  #fresh() {
    return { date: new Date().toISOString(), stays: [], at: this.#here(), noted: 0 };
  }
}

/** As the language of the slide counts words. @param {HTMLElement} section */
function wordsOfNote(section) {
  const note = section.querySelector("template.slidegen-note");
  const text = note instanceof HTMLTemplateElement ? (note.content.textContent ?? "") : "";
  const lang = section.closest("[lang]")?.getAttribute("lang") || undefined;
  return [...new Intl.Segmenter(lang, { granularity: "word" }).segment(text)].filter(({ isWordLike }) => isWordLike).length;
}
