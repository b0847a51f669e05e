/**
 * Live reload. Only a page that `slidegen serve` gives has this module.
 *
 * The server names its newest build and the mistakes in the deck; the page asks for that build until it
 * has it, puts the slides that are different in place of the old ones (slides.js), stays at the same slide
 * and click (place.js), and confirms what it shows. line.js sees to it that no name is missed for good.
 */

import { followEdits } from "./edits.js";
import { openLines } from "./editor.js";
import { openLine } from "./line.js";
import { showMistakes, showSaid } from "./mistakes.js";
import { keepPlace } from "./place.js";
import { keepInSight } from "./scrolling.js";
import { asGiven, sectionsOf, takeSlides } from "./slides.js";

/** The slides as they came: this is evaluated before the runtime begins to draw them. */
const CAME = sectionsOf(document).map(asGiven);

/** Between two questions that nobody answers, in ms. */
const PAUSE = { first: 100, last: 2000 };

/** @param {import("../deck.js").Deck} deck */
export function reload(deck) {
  if (self.origin === "null") return; // a thumbnail: the gallery shows it anew
  let named = deck.data.build;
  let asking = false;
  /** Whether a build of this number may be another one: a server that was started anew counts from 1 again. */
  let doubtful = false;
  const scripts = scriptsOf(document);
  const place = keepPlace(deck);
  const follow = followEdits(deck);
  let given = CAME;

  const line = openLine(({ build, mistakes = [], follow: wanted = false, said }, isNew) => {
    if (said !== undefined) return showSaid(said);
    showMistakes(mistakes);
    follow.begin(wanted);
    named = build ?? named;
    doubtful ||= isNew;
    if (!asking) catchUp();
  });
  openLines(line.say, () => deck.data.build);

  async function catchUp() {
    asking = true;
    let wait = PAUSE.first;
    while (doubtful || deck.data.build < named) {
      doubtful = false;
      const page = await ask();
      if (page && dataOf(page)) wait = PAUSE.first;
      else {
        doubtful = true;
        await new Promise((resolve) => setTimeout(resolve, wait));
        wait = Math.min(PAUSE.last, wait * 2);
        continue;
      }
      if (!couldTake(page)) return place.loadAgain();
    }
    asking = false;
    line.say({ shows: deck.data.build });
  }

  /** @param {Document} page */
  function couldTake(page) {
    try {
      return take(page);
    } catch (error) {
      console.error(error);
      return false;
    }
  }

  /** Puts `page` in place of what is shown; false when only a reload can. @param {Document} page */
  function take(page) {
    if (scriptsOf(page) !== scripts) return false;
    const before = { slides: place.slides, given };
    const showInSight = keepInSight(deck, before.slides);
    const fresh = sectionsOf(page);
    given = fresh.map(asGiven);
    takeStyles(page);
    const scroll = takeSlides(deck.sections, before.given, fresh, given);
    takeRoot(page);
    document.title = page.title;
    place.show(dataOf(page));
    scroll();
    showInSight(place.slides);
    follow.go(before, { slides: place.slides, given });
    return true;
  }
}

async function ask() {
  try {
    const answer = await fetch(location.pathname, { cache: "no-store" });
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  } catch {
    return null;
  }
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

/** The language, the direction and the scheme of the whole deck; what the runtime says there stays. @param {Document} page */
function takeRoot({ documentElement: fresh }) {
  const { documentElement: root } = document;
  for (const name of ["lang", "dir", "data-slidegen-schema"]) {
    const value = fresh.getAttribute(name);
    if (value === null) root.removeAttribute(name);
    else if (value !== root.getAttribute(name)) root.setAttribute(name, value);
  }
}

/** @param {Document} page @returns {import("../types.d.ts").DeckData} */
function dataOf(page) {
  return JSON.parse(page.getElementById("slidegen-data")?.textContent ?? "null");
}

/** The code of a page: another one cannot be taken over by an old one. @param {Document} page */
function scriptsOf(page) {
  return [...page.querySelectorAll("script:not([type='application/json'])")].map((script) => script.textContent).join("\n");
}
