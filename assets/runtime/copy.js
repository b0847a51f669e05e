/**
 * The copy buttons of code blocks.
 *
 * The build writes the buttons; one listener serves them all. Where the browser keeps its clipboard
 * from the page (plain http), the older way is taken.
 */

/** How long a button says that it has copied, in ms. */
const SHOWN = 2000;

/** @param {import("./deck.js").Deck} deck */
export function copy(deck) {
  document.addEventListener("click", async ({ target }) => {
    const button = target instanceof Element ? target.closest(".slidev-code-copy") : null;
    const code = button?.closest(".slidev-code-wrapper")?.querySelector(".slidev-code");
    if (!button || !code) return;
    const copied = await writeClipboard(code.textContent?.replace(/\n$/, "") ?? "");
    deck.speech.send(copied ? "Copied" : "The browser does not let this page copy");
    if (!copied) return;
    button.classList.add("slidegen-copied");
    setTimeout(() => button.classList.remove("slidegen-copied"), SHOWN);
  });
}

/** @param {string} text @returns {Promise<boolean>} whether it is there now */
async function writeClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelection(text);
  }
}

/** @param {string} text */
function copySelection(text) {
  const focused = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "slidegen-offscreen";
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return copied;
}
