/**
 * The line on which windows and phones of a talk keep together. It says at once when it is dead, and
 * comes back by itself.
 *
 * The server strikes each second. Where no strike comes the line is given up, whatever the browser says
 * of it: a phone that slept, or left the network, learns of it late or never. What is said carries the
 * last strike, so the server knows what was held back on the way (src/slidegen/serve/hub.py).
 */

/** In ms: without a word for so long, a line is dead; how soon a new one is tried, and how seldom at last. */
const LOST = 3500;
const ANEW = { first: 200, last: 2000 };

/**
 * @typedef {object} Told
 * @property {number} [tick] the server's clock, in ms
 * @property {Record<string, import("../types.d.ts").Entry>} [entries]
 * @property {boolean} [asks] the whole talk is told; and what this window has of it counts
 * @property {boolean} [late] what was said came too late
 * @property {number} [windows] @property {number} [phones]
 * @property {any} [sheet] what a phone shows
 */

/** @typedef {{ hear: (told: Told) => void, show: (isThere: boolean) => void }} Listener */

export class TalkLine {
  /** @type {WebSocket | null} */
  #socket = null;
  /** When the last word came, in ms. */
  #heard = 0;
  #tick = 0;
  #wait = ANEW.first;
  #due = 0;
  #doubt = 0;
  #address;
  #listener;

  /** @param {string} page the address of the deck's page @param {"window" | "phone"} role @param {Listener} listener */
  constructor(page, role, listener) {
    this.#address = `${location.origin.replace(/^http/, "ws")}/talk?as=${role}&page=${encodeURIComponent(page)}`;
    this.#listener = listener;
    addEventListener("offline", this.#leave);
    for (const name of ["online", "focus", "pageshow"]) addEventListener(name, this.#check);
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.#check());
    this.#connect();
  }

  /** Says something; false where nobody would hear it in time. @param {object} words */
  say(words) {
    if (!this.#socket || !this.#isFresh()) return false;
    this.#socket.send(JSON.stringify({ tick: this.#tick, ...words }));
    return true;
  }

  #isFresh() {
    return this.#socket?.readyState === WebSocket.OPEN && Date.now() - this.#heard < LOST;
  }

  #connect = () => {
    clearTimeout(this.#due);
    const mine = (this.#socket = new WebSocket(this.#address));
    this.#trust();
    mine.addEventListener("close", () => void (mine === this.#socket && this.#leave()));
    mine.addEventListener("message", ({ data }) => void (mine === this.#socket && this.#take(JSON.parse(data))));
  };

  /** For so long the line is believed in. */
  #trust() {
    this.#heard = Date.now();
    clearTimeout(this.#doubt);
    this.#doubt = setTimeout(this.#leave, LOST);
  }

  /** @param {Told} told */
  #take(told) {
    this.#trust();
    this.#wait = ANEW.first;
    this.#tick = told.tick ?? this.#tick;
    if (told.asks !== undefined) this.#listener.show(true);
    this.#listener.hear(told);
  }

  #leave = () => {
    clearTimeout(this.#doubt);
    const left = this.#socket;
    this.#socket = null;
    left?.close();
    this.#listener.show(false);
    clearTimeout(this.#due);
    this.#due = setTimeout(this.#connect, this.#wait);
    this.#wait = Math.min(ANEW.last, this.#wait * 1.6);
  };

  /** Somebody looks at the page again: there is no time to lose. */
  #check = () => {
    if (this.#isFresh() || this.#socket?.readyState === WebSocket.CONNECTING) return;
    this.#wait = ANEW.first;
    this.#leave();
  };
}
