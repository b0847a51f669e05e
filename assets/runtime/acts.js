/**
 * What a slide's own buttons do: the build has read their handlers (Slidev reference §3.13).
 *
 *     data-slidegen-action="next"   "go:3"   "go:3:1"   "clicks:-1"   "overview"
 *
 * A name is that of an action (actions.js). What is no button of the browser's is pressed by Enter and
 * Space all the same: it has the role of one.
 *
 * @param {import("./deck.js").Deck} deck
 */
export function acts(deck) {
  const slides = document.getElementById("slideshow");
  slides?.addEventListener("click", (event) => {
    const pressed = event.target instanceof Element && event.target.closest("[data-slidegen-action]");
    if (!pressed || deck.view !== "slide") return;
    event.preventDefault();
    act(deck, pressed.getAttribute("data-slidegen-action") ?? "");
  });
  slides?.addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (!(target instanceof HTMLElement) || !target.matches('[data-slidegen-action][role="button"]')) return;
    if (event.repeat || (key !== "Enter" && key !== " ")) return;
    event.preventDefault();
    target.click();
  });
}

/** @param {import("./deck.js").Deck} deck @param {string} written */
function act(deck, written) {
  const [name, ...values] = written.split(":");
  const [first, second] = values.map(Number);
  if (name === "go") deck.go(first, second || 0);
  else if (name === "clicks") deck.go(deck.page, deck.clicks + first);
  else deck.actions.run(name);
}
