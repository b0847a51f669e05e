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
  document.getElementById("slidegen-connection")?.remove();
  if (isThere) return;
  const note = element("p", "The server is gone; this page may be old.");
  note.id = "slidegen-connection";
  note.setAttribute("role", "status");
  document.body.append(note);
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
