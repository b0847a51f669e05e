/**
 * Live reload. Only a page that `slidegen serve` gives has this module.
 *
 * The server names its newest build and the mistakes in the deck; the page asks for that build, puts
 * the slides that are different in place of the old ones, and stays at the same slide and click (place.js).
 * What it has is compared with what it was given, not with what the runtime made of it.
 *
 * A message that is missed costs nothing: each connection starts with the newest build, and the page
 * goes on asking until it has the build that was named.
 */

import { showConnection, showMistakes } from "./mistakes.js";
import { keepPlace } from "./place.js";

const RECONNECT_AFTER = 400; // ms; a server that restarts is back within a second

/** @param {import("../deck.js").Deck} deck */
export function reload(deck) {
  let named = deck.data.build;
  let asking = false;
  let doubtful = false;
  const place = keepPlace(deck);
  /** The slides as they were given, before the runtime drew them. @type {string[]} */
  let given = [];

  listenToServer(({ build, mistakes }, isAgain) => {
    showMistakes(mistakes);
    named = build;
    doubtful ||= isAgain; // a server that was started anew counts from 1 again
    if (!asking) catchUp();
  });
  ask().then((page) => {
    if (page && buildOf(page) === deck.data.build) given = sectionsOf(page).map((section) => section.outerHTML);
  });

  async function catchUp() {
    asking = true;
    while (doubtful || deck.data.build !== named) {
      doubtful = false;
      const page = await ask();
      if (!page) break; // the socket closes, too; the next connection names the build again
      if (!take(page)) return place.loadAgain();
    }
    asking = false;
  }

  /** Puts `page` in place of what is shown; false when only a reload can. @param {Document} page */
  function take(page) {
    if (scriptsOf(page) !== scriptsOf(document)) return false;
    takeStyles(page);
    given = takeSlides(deck.sections, sectionsOf(page), given);
    document.title = page.title;
    place.show(dataOf(page));
    return true;
  }
}

/** @param {(news: { build: number, mistakes: string[] }, isAgain: boolean) => void} hear @param {boolean} [isAgain] */
function listenToServer(hear, isAgain = false) {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  const socket = new WebSocket(`${scheme}://${location.host}/live`);
  socket.addEventListener("open", () => showConnection(true));
  socket.addEventListener("message", ({ data }) => hear(JSON.parse(data), isAgain));
  socket.addEventListener("close", () => {
    showConnection(false);
    setTimeout(() => listenToServer(hear, true), RECONNECT_AFTER);
  });
}

async function ask() {
  try {
    const answer = await fetch("/", { cache: "no-store" });
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  } catch {
    return null;
  }
}

/** What now is given. @param {HTMLElement[]} old @param {HTMLElement[]} fresh @param {string[]} given what `old` was written as */
function takeSlides(old, fresh, given) {
  const now = fresh.map((section) => section.outerHTML);
  const parent = /** @type {HTMLElement} */ (document.getElementById("slideshow"));
  fresh.forEach((section, position) => {
    if (now[position] === given[position] && old[position]) return;
    const adopted = document.adoptNode(section);
    if (old[position]) old[position].replaceWith(adopted);
    else parent.append(adopted);
  });
  for (const section of old.slice(fresh.length)) section.remove();
  return now;
}

/** @param {Document} page */
function takeStyles(page) {
  const old = [...document.head.querySelectorAll("style")];
  const fresh = [...page.head.querySelectorAll("style")];
  fresh.forEach((style, position) => {
    if (!old[position]) document.head.append(document.adoptNode(style));
    else if (old[position].textContent !== style.textContent) old[position].textContent = style.textContent;
  });
  for (const style of old.slice(fresh.length)) style.remove();
}

/** @param {Document} page @returns {HTMLElement[]} */
function sectionsOf(page) {
  return [...page.querySelectorAll("#slideshow > .slidev-page")].map((section) => /** @type {HTMLElement} */ (section));
}

/** @param {Document} page @returns {import("../types.d.ts").DeckData} */
function dataOf(page) {
  return JSON.parse(page.getElementById("slidegen-data")?.textContent ?? "null");
}

/** @param {Document} page */
function buildOf(page) {
  return dataOf(page)?.build;
}

/** The code of a page: another one cannot be taken over by an old one. @param {Document} page */
function scriptsOf(page) {
  return [...page.querySelectorAll("script:not([type='application/json'])")].map((script) => script.textContent).join("\n");
}
