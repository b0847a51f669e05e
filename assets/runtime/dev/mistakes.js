/**
 * What is wrong with the deck, over the page that is shown: the same frames as in the terminal.
 *
 * The panel leaves when the deck is mended. It can be closed, and comes back with other mistakes.
 */

let shown = "";

/** @param {string[]} mistakes frames, several lines each */
export function showMistakes(mistakes) {
  const text = mistakes.join("\n\n");
  if (text === shown) return;
  shown = text;
  document.getElementById("slidegen-mistakes")?.remove();
  if (mistakes.length) document.body.append(panel(mistakes));
}

/** Says that the page may be old while the server is away. @param {boolean} isThere */
export function showConnection(isThere) {
  const shown = document.getElementById("slidegen-connection");
  if (isThere) shown?.remove();
  if (isThere || shown) return;
  const note = element("p", "The server is gone; this page may be old.");
  note.id = "slidegen-connection";
  note.setAttribute("role", "status");
  document.body.append(note);
}

/** How long an answer stays, in ms. */
const STAYS = 6000;

/** Says what became of something that the author asked for. @param {string} sentence */
export function showSaid(sentence) {
  document.getElementById("slidegen-said")?.remove();
  const note = element("p", sentence);
  note.id = "slidegen-said";
  note.setAttribute("role", "status");
  document.body.append(note);
  setTimeout(() => note.remove(), STAYS);
}

/** @param {string[]} mistakes */
function panel(mistakes) {
  const section = element("section", "");
  section.id = "slidegen-mistakes";
  section.setAttribute("role", "alert");
  section.setAttribute("aria-label", "Mistakes in the deck");
  const close = element("button", "Close");
  close.addEventListener("click", () => section.remove());
  const count = mistakes.length === 1 ? "1 mistake" : `${mistakes.length} mistakes`;
  section.append(element("h2", count), close, ...mistakes.map((mistake) => element("pre", mistake)));
  return section;
}

/** @param {string} tag @param {string} text */
function element(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}
