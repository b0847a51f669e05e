/**
 * The line to the server: it is kept, and what was missed on it is asked for.
 *
 * A laptop that slept, a network that changed, a server that began anew: a line may be dead and not say
 * so. So the page asks now and then, and whenever it is looked at again; who does not answer is left, and
 * a new line begins with the newest build.
 */

import { showConnection } from "./mistakes.js";

/** In ms: how soon a new line is tried, and how seldom at last; how often the server is asked; how long it has. */
const AGAIN = { first: 100, last: 2000 };
const ASKING = 10_000;
const PATIENCE = 4000;
/** In ms, when the first line is opened at the latest. */
const BY_THEN = 300;

/**
 * @typedef {object} Told
 * @property {number} [build] the newest
 * @property {string[]} [mistakes] in the deck
 * @property {boolean} [follow] whether to go to what was edited
 * @property {import("./served.js").Draft} [draft] a slide ahead of its build, for who shows `build`
 * @property {boolean} [coming] whether something was saved
 * @property {string} [said] a sentence for the author
 */

/** @param {(told: Told, isNew: boolean) => void} hear `isNew`: until a line that is not the first has named a build */
export function openLine(hear) {
  const line = new Line(hear);
  const ask = () => line.ask();
  // Later: to open a line takes as long as to lay a slide out, which is to be seen first.
  const wait = globalThis.requestIdleCallback ?? ((/** @type {() => void} */ task) => setTimeout(task));
  wait(() => line.connect(), { timeout: BY_THEN });
  setInterval(() => document.visibilityState === "visible" && ask(), ASKING);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && ask());
  for (const name of ["online", "focus", "pageshow"]) addEventListener(name, ask);
  return {
    /** Says something, where there is somebody to hear it. @param {object} words */
    say: (words) => line.say(words),
  };
}

class Line {
  /** @type {WebSocket | null} */
  #socket = null;
  #wait = AGAIN.first;
  #due = 0;
  #doubt = 0;
  #lines = 0;

  /** @param {(told: Told, isNew: boolean) => void} hear */
  constructor(hear) {
    this.hear = hear;
    const page = encodeURIComponent(decodeURIComponent(location.pathname.slice(1)));
    this.address = `${location.origin.replace(/^http/, "ws")}/live?page=${page}`;
  }

  connect() {
    clearTimeout(this.#due);
    const mine = (this.#socket = new WebSocket(this.address));
    let isNew = this.#lines++ > 0;
    mine.addEventListener("message", ({ data }) => {
      if (mine !== this.#socket) return;
      clearTimeout(this.#doubt);
      this.#doubt = 0;
      this.#wait = AGAIN.first;
      showConnection(true);
      /** @type {Told} */
      const told = JSON.parse(data);
      this.hear(told, isNew);
      // That something is on its way names no build.
      if (told.mistakes) isNew = false;
    });
    mine.addEventListener("close", () => mine === this.#socket && this.#tryAgain());
  }

  /** Who does not answer in time is left. */
  ask() {
    if (this.#socket?.readyState === WebSocket.CLOSED) this.connect();
    else if (!this.#doubt && this.say({})) this.#doubt = setTimeout(() => this.#leave(), PATIENCE);
  }

  /** @param {object} words @returns {boolean} whether they went off */
  say(words) {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(words));
    return true;
  }

  #tryAgain() {
    if (this.#wait > AGAIN.first) showConnection(false);
    this.#due = setTimeout(() => this.connect(), this.#wait);
    this.#wait = Math.min(AGAIN.last, this.#wait * 1.6);
  }

  #leave() {
    this.#doubt = 0;
    const left = this.#socket;
    this.connect();
    left?.close();
  }
}
