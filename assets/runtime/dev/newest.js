/**
 * Asks for a page until it has the build that was named, or a later one.
 *
 * A page that nobody answers is asked for again, ever more seldom; one that cannot be taken over is loaded.
 */

import { askForPage } from "./served.js";

/** Between two questions that nobody answers, in ms. */
const PAUSE = { first: 100, last: 2000 };

/**
 * @typedef {object} Shown what shows the builds
 * @property {() => number} build the number of the one that is shown
 * @property {(page: Document | import("./served.js").Changes) => boolean} take shows another one; false when only a load can
 * @property {() => void} loadAgain
 * @property {() => void} confirm says that the newest is shown
 */

/** @param {Shown} shown */
export function newestBuild(shown) {
  let named = shown.build();
  let asking = false;
  /** Whether a build of the same number may be another one: a server that began anew counts from 1 again. */
  let doubtful = false;
  return {
    /** @param {number} build the newest @param {boolean} isDoubtful */
    name(build, isDoubtful) {
      named = build;
      doubtful ||= isDoubtful;
      if (!asking) catchUp();
    },
  };

  async function catchUp() {
    asking = true;
    let wait = PAUSE.first;
    while (doubtful || shown.build() < named) {
      const since = doubtful ? 0 : shown.build();
      doubtful = false;
      const page = await askForPage(since);
      if (page) {
        wait = PAUSE.first;
        if (!couldTake(shown, page)) return shown.loadAgain();
      } else {
        doubtful = true;
        await new Promise((resolve) => setTimeout(resolve, wait));
        wait = Math.min(PAUSE.last, wait * 2);
      }
    }
    asking = false;
    shown.confirm();
  }
}

/** @param {Shown} shown @param {Document | import("./served.js").Changes} page */
function couldTake(shown, page) {
  try {
    return shown.take(page);
  } catch (error) {
    console.error(error);
    return false;
  }
}
