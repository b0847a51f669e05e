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
 * @property {number} [tick] @property {number} [now] the server's clock, in ms
 * @property {Record<string, import("../types.d.ts").Entry>} [entries]
 * @property {boolean} [asks] the whole talk is told; and what this window has of it counts
 * @property {boolean} [late] what was said came too late
 * @property {number} [windows] @property {number} [phones]
 * @property {any} [sheet] what a phone shows
 */

/** @param {string} page the address of the deck's page @param {"window" | "phone"} role @param {{ hear: (told: Told) => void, show: (isThere: boolean) => void }} listener */
export function openTalkLine(page, role, { hear, show }) {
  const address = `${location.origin.replace(/^http/, "ws")}/talk?as=${role}&page=${encodeURIComponent(page)}`;
  /** @type {WebSocket | null} */
  let socket = null;
  let [heard, tick, wait] = [0, 0, ANEW.first];
  let [due, doubt] = [0, 0];

  const isFresh = () => socket?.readyState === WebSocket.OPEN && Date.now() - heard < LOST;
  const leave = () => {
    clearTimeout(doubt);
    const left = socket;
    socket = null;
    left?.close();
    show(false);
    clearTimeout(due);
    due = setTimeout(connect, wait);
    wait = Math.min(ANEW.last, wait * 1.6);
  };
  const connect = () => {
    clearTimeout(due);
    const mine = (socket = new WebSocket(address));
    heard = Date.now();
    doubt = setTimeout(leave, LOST);
    mine.addEventListener("close", () => void (mine === socket && leave()));
    mine.addEventListener("message", ({ data }) => {
      if (mine !== socket) return;
      const told = /** @type {Told} */ (JSON.parse(data));
      heard = Date.now();
      wait = ANEW.first;
      tick = told.tick ?? tick;
      clearTimeout(doubt);
      doubt = setTimeout(leave, LOST);
      if (told.asks !== undefined) show(true);
      hear(told);
    });
  };
  const check = () => {
    if (isFresh() || socket?.readyState === WebSocket.CONNECTING) return;
    wait = ANEW.first;
    leave();
  };
  connect();
  addEventListener("offline", leave);
  for (const name of ["online", "focus", "pageshow"]) addEventListener(name, check);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && check());
  return {
    /** Says something; false where nobody would hear it in time. @param {object} words */
    say(words) {
      if (!socket || !isFresh()) return false;
      socket.send(JSON.stringify({ tick, ...words }));
      return true;
    },
  };
}
