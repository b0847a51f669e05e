/**
 * What is drawn, as values: every shape is one that the windows share, `drawing/SLIDE/KEY`, by the id that
 * its slide keeps over builds: `[order, tag, attributes]`, null once it is erased, true where it is one of
 * the file's, as the file has it. So a stroke is sent once, who comes late gets all, and two windows may
 * draw on the same slide. Where a deck keeps the drawings of the room to each window (`syncAll: false`),
 * those stay in a store of its own.
 */

import { Shared } from "../../shared.js";
import { deckName, readSession, writeSession } from "../../storage.js";
import { renamed } from "./renamed.js";

/** @typedef {import("./renamed.js").Named} Named */

const PREFIX = "drawing/";
/** How long a change waits for others, in ms. */
const KEEP_AFTER = 50;

export class Values {
  #own = new Shared();
  /** Of the deck, as it was seen last. @type {Named[]} */
  #slides = [];

  /** @param {import("../../deck.js").Deck} deck */
  constructor(deck) {
    this.deck = deck;
    this.#resume();
    this.follow();
  }

  /** Takes up what this tab had before a reload, and keeps what comes: soon, not at each shape that is wiped away. */
  #resume() {
    const { data, shared } = this.deck;
    const name = `slidegen ${deckName(data.title)}`;
    // Of the talk in which it was drawn: a tab may join another one.
    const key = () => `${name} ${readSession(`${name} talk`) ?? shared.by} drawing`;
    const { own = {}, all = {}, slides = [] } = JSON.parse(readSession(key()) ?? "{}");
    this.#own.take(own);
    shared.take(all);
    this.#slides = slides;
    let due = 0;
    const keep = () => {
      clearTimeout(due);
      due = 0;
      const drawn = Object.entries(shared.entries).filter(([one]) => one.startsWith(PREFIX));
      writeSession(key(), JSON.stringify({ own: this.#own.entries, all: Object.fromEntries(drawn), slides: this.#slides }));
    };
    this.onChange(() => {
      due ||= setTimeout(keep, KEEP_AFTER);
      // What talk.js keeps: it wakes this tool after a reload.
      if (!shared.get("drawing")) shared.set("drawing", true);
    });
    // Also what the slides are that were edited since something was drawn.
    addEventListener("pagehide", () => void (this.slides().size && keep()));
  }

  /** A server that began anew knows the slides by other ids: what is drawn on them goes along. */
  follow() {
    const { slides } = this.deck.data;
    const now = slides.flatMap(({ id, key }) => (id && key ? [{ id, key }] : []));
    for (const [from, to] of renamed(this.#slides, now)) {
      for (const store of [this.#own, this.deck.shared]) {
        for (const name of Object.keys(store.entries).filter((one) => one.startsWith(`${PREFIX}${from}/`))) {
          const fresh = `${PREFIX}${to}/${name.slice(PREFIX.length + from.length + 1)}`;
          // Another window of the talk may have been here first.
          if (!(fresh in store.entries)) store.set(fresh, store.get(name));
        }
      }
    }
    this.#slides = now;
  }

  /** Called after each change of a shape, with the id of its slide. @param {(slide: string) => void} listener */
  onChange(listener) {
    for (const store of [this.#own, this.deck.shared]) {
      store.onChange(({ name }) => void (name.startsWith(PREFIX) && listener(name.split("/")[1])));
    }
  }

  /** @param {string} name */
  get(name) {
    return name in this.#own.entries ? this.#own.get(name) : this.deck.shared.get(name);
  }

  /** Whether what is drawn here is seen here alone. */
  get isAlone() {
    return this.deck.data.drawings?.syncAll === false && this.deck.mode.is === "play";
  }

  /** @param {string} name @param {unknown} value */
  set(name, value) {
    (this.isAlone ? this.#own : this.deck.shared).set(name, value);
  }

  /** @param {string} slide @param {string} key */
  nameOf(slide, key) {
    return `${PREFIX}${slide}/${key}`;
  }

  /** The ids of all that have something. */
  slides() {
    const names = Object.keys({ ...this.deck.shared.entries, ...this.#own.entries });
    return new Set(names.filter((name) => name.startsWith(PREFIX)).map((name) => name.split("/")[1]));
  }

  /** Of a slide, by key. @param {string} slide @returns {[string, any][]} */
  on(slide) {
    const start = this.nameOf(slide, "");
    const entries = { ...this.deck.shared.entries, ...this.#own.entries };
    return Object.entries(entries).flatMap(([name, { value }]) => (name.startsWith(start) ? [[name.slice(start.length), value]] : []));
  }
}
