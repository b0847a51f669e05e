/**
 * Live reload. Only a page that `slidegen serve` gives has this module.
 *
 * The server names its newest build and the mistakes in the deck; the page asks for that build until it
 * has it (newest.js), puts the slides that are different in place of the old ones (slides.js), stays at the
 * same slide and click (place.js), and confirms what it shows. line.js sees to it that no name is missed.
 */

import { followEdits } from "./edits.js";
import { openLines } from "./editor.js";
import { openLine } from "./line.js";
import { showMistakes, showSaid } from "./mistakes.js";
import { newestBuild } from "./newest.js";
import { keepPlace } from "./place.js";
import { keepInSight } from "./scrolling.js";
import { dataOf, scriptsOf, takeRoot, takeStyles } from "./served.js";
import { asGiven, readAhead, readSection, sectionsOf, takeSlide, takeSlides } from "./slides.js";

/** The slides as they came: this is evaluated before the runtime begins to draw them. */
const CAME = sectionsOf(document).map(asGiven);

/** @param {import("../deck.js").Deck} deck */
export function reload(deck) {
  if (self.origin === "null") return; // a thumbnail: the gallery shows it anew
  const place = keepPlace(deck);
  const follow = followEdits(deck);
  const taking = takeOver(deck, place, follow);
  const newest = newestBuild({
    build: () => deck.data.build,
    take: taking.page,
    loadAgain: place.loadAgain,
    confirm: () => line.say({ shows: deck.data.build }),
  });
  const line = openLine(({ build = 0, mistakes = [], follow: wanted = false, draft, coming, said }, isNew) => {
    if (said !== undefined) return showSaid(said);
    if (coming) return taking.wake();
    if (draft) return build === deck.data.build ? taking.draft(draft) : undefined;
    showMistakes(mistakes);
    follow.begin(wanted);
    newest.name(build, isNew);
  });
  openLines(line.say, () => deck.data.build);
}

/**
 * What puts a page in place of what is shown, and says whether it could; what puts a draft of one slide
 * there, until its build comes; and what gets ready for it.
 *
 * @param {import("../deck.js").Deck} deck @param {ReturnType<typeof keepPlace>} place
 * @param {ReturnType<typeof followEdits>} follow
 */
function takeOver(deck, place, follow) {
  const scripts = scriptsOf(document);
  let given = CAME;
  /** @param {(HTMLElement | undefined)[]} fresh those that are new @param {typeof CAME} now @param {import("../types.d.ts").DeckData} data */
  const show = (fresh, now, data) => {
    const before = { slides: place.slides(), given };
    const showInSight = keepInSight(deck, before.slides);
    given = now;
    const scroll = takeSlides(deck.sections, before.given, fresh, now);
    place.show(data);
    scroll();
    showInSight(place.slides());
    follow.go(before, { slides: place.slides(), given });
    return true;
  };
  const takePage = (/** @type {Document | import("./served.js").Changes} */ page) => {
    if (!(page instanceof Document)) {
      const fresh = Array.from({ length: page.count }, (_, index) => readSection(page.sections[index]));
      return show(fresh, fresh.map((section, index) => (section ? asGiven(section) : given[index])), page.data);
    }
    if (scriptsOf(page) !== scripts) return false;
    takeStyles(page);
    takeRoot(page);
    document.title = page.title;
    const fresh = sectionsOf(page);
    return show(fresh, fresh.map(asGiven), dataOf(page));
  };
  const takeDraft = (/** @type {import("./served.js").Draft} */ { no, html, data }) => {
    const [section, fresh] = [deck.section(no), readSection(html)];
    if (!section || !fresh) return;
    const before = { slides: place.slides(), given };
    given = given.with(no - 1, asGiven(fresh));
    const scroll = takeSlide(section, before.given[no - 1], fresh, given[no - 1]);
    place.retouch(no, data, section.isConnected ? section : fresh);
    scroll();
    follow.go(before, { slides: place.slides(), given });
  };
  return { page: takePage, draft: takeDraft, wake: () => readAhead(given[deck.page - 1]) };
}
