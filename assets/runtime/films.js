/**
 * Films, sounds and posters that the page carries once and shows in several places: here they get the
 * address of the one that has it. A film is no picture, which style sheets could share without a script.
 */

/** @param {import("./deck.js").Deck} deck */
export function films(deck) {
  const root = getComputedStyle(document.documentElement);
  for (const section of deck.sections) {
    for (const video of section.querySelectorAll("video[data-slidegen-poster]")) {
      const picture = root.getPropertyValue(`--slidegen-asset-${video.getAttribute("data-slidegen-poster")}`);
      video.setAttribute("poster", picture.trim().slice("url(".length, -")".length));
    }
    for (const film of section.querySelectorAll("[data-slidegen-again]")) {
      const first = document.querySelector(`[data-slidegen-first="${film.getAttribute("data-slidegen-again")}"]`);
      film.setAttribute("src", first?.getAttribute("src") ?? "");
      // A player looks at its sources once.
      if (film.localName === "source") /** @type {HTMLMediaElement | null} */ (film.closest("video, audio"))?.load();
    }
  }
}
