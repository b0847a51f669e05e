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

/**
 * @typedef {object} Told
 * @property {number} [build] the newest
 * @property {string[]} [mistakes] in the deck
 * @property {boolean} [follow] whether to go to what was edited
 * @property {string} [said] a sentence for the author
 */

/** @param {(told: Told, isNew: boolean) => void} hear `isNew`: the first word of a line that is not the first */
export function openLine(hear) {
  const page = encodeURIComponent(decodeURIComponent(location.pathname.slice(1)));
  const address = `${location.origin.replace(/^http/, "ws")}/live?page=${page}`;
  /** @type {WebSocket} */
  let socket;
  let wait = AGAIN.first;
  let due = 0;
  let doubt = 0;
  let lines = 0;

  const connect = () => {
    clearTimeout(due);
    const mine = (socket = new WebSocket(address));
    let isNew = lines++ > 0;
    mine.addEventListener("message", ({ data }) => {
      if (mine !== socket) return;
      clearTimeout(doubt);
      doubt = 0;
      wait = AGAIN.first;
      showConnection(true);
      hear(JSON.parse(data), isNew);
      isNew = false;
    });
    mine.addEventListener("close", () => {
      if (mine !== socket) return;
      if (wait > AGAIN.first) showConnection(false);
      due = setTimeout(connect, wait);
      wait = Math.min(AGAIN.last, wait * 1.6);
    });
  };
  const leave = () => {
    doubt = 0;
    const left = socket;
    connect();
    left.close();
  };
  const ask = () => {
    if (socket.readyState === WebSocket.CLOSED) connect();
    else if (socket.readyState === WebSocket.OPEN && !doubt) {
      socket.send("{}");
      doubt = setTimeout(leave, PATIENCE);
    }
  };

  connect();
  setInterval(() => document.visibilityState === "visible" && ask(), ASKING);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && ask());
  for (const name of ["online", "focus", "pageshow"]) addEventListener(name, ask);
  return {
    /** Says something, where there is somebody to hear it. @param {object} words */
    say: (words) => socket.readyState === WebSocket.OPEN && socket.send(JSON.stringify(words)),
  };
}
