/**
 * The gallery's search and keys, and, where it is served, its liveliness.
 *
 * `/` goes to the search field, the arrows from card to card, Enter opens one (it is a link), Escape
 * empties the search. A card whose deck changed comes anew; the others keep their thumbnails.
 */
{
  const field = /** @type {HTMLInputElement} */ (document.getElementById("search"));
  const list = /** @type {HTMLElement} */ (document.getElementById("decks"));
  const cards = () => /** @type {HTMLElement[]} */ ([...list.children]);
  const shown = () => cards().filter((card) => !card.hidden);
  const linkOf = (/** @type {Element | undefined} */ card) => card?.querySelector("a");

  const search = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const card of cards()) {
      const text = (card.dataset.text ?? "").toLowerCase();
      card.hidden = !words.every((word) => text.includes(word));
    }
    const [all, found] = [cards().length, shown().length];
    const told = `${all} ${all === 1 ? "deck" : "decks"}`;
    const count = document.getElementById("count");
    if (count) count.textContent = words.length ? `${found} of ${told}` : told;
    document.getElementById("none")?.toggleAttribute("hidden", found > 0);
  };

  /** @param {string} key @param {HTMLElement[]} row the cards to go through @param {number} at */
  const target = (key, row, at) => {
    const top = row[0]?.offsetTop;
    const columns = Math.max(1, row.filter((card) => card.offsetTop === top).length);
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[key];
    if (step === undefined) return { Home: 0, End: row.length - 1 }[key];
    const next = at + step;
    // Down from the last full row leads to the last card.
    if (key === "ArrowDown" && next >= row.length && Math.floor(at / columns) < Math.floor((row.length - 1) / columns)) return row.length - 1;
    return next;
  };

  /** @param {KeyboardEvent} event */
  const press = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const { key } = event;
    const isTyping = event.target === field;
    if (key === "/" && !isTyping) {
      event.preventDefault();
      return field.select();
    }
    if (key === "Escape" && field.value) {
      field.value = "";
      search();
      return field.focus();
    }
    const row = shown();
    if (isTyping) {
      if (key === "Enter" || key === "ArrowDown") linkOf(row[0])?.[key === "Enter" ? "click" : "focus"]();
      return;
    }
    const at = row.findIndex((card) => card.contains(document.activeElement));
    const next = at < 0 && /^Arrow|^Home/.test(key) ? 0 : target(key, row, at);
    if (next === undefined) return;
    event.preventDefault();
    if (next < 0) field.focus();
    else linkOf(row[next])?.focus();
  };

  /** What `card` was given as: its search must not make it another. @type {WeakMap<Element, string>} */
  const given = new WeakMap(cards().map((card) => [card, card.outerHTML]));

  /** @param {Document} page */
  const take = (page) => {
    const old = new Map(cards().map((card) => [card.dataset.name, card]));
    const focused = /** @type {HTMLElement | null} */ (document.activeElement?.closest(".deck"))?.dataset.name;
    const fresh = /** @type {HTMLElement[]} */ ([...page.querySelectorAll("#decks > .deck")]).map((card) => {
      const known = old.get(card.dataset.name);
      if (known && given.get(known) === card.outerHTML) return known;
      given.set(card, card.outerHTML);
      return card;
    });
    // A frame that is moved loads again: what stays is not touched.
    for (const card of cards()) if (!fresh.includes(card)) card.remove();
    fresh.forEach((card, index) => card !== list.children[index] && list.insertBefore(card, list.children[index] ?? null));
    document.documentElement.dataset.build = page.documentElement.dataset.build;
    search();
    linkOf(cards().find((card) => focused !== undefined && card.dataset.name === focused))?.focus();
  };

  let asked = 0;

  const connect = () => {
    const socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}/live?page=`);
    socket.addEventListener("message", async () => {
      const mine = ++asked;
      const answer = await fetch(location.pathname, { cache: "no-store" }).catch(() => null);
      if (!answer?.ok) return socket.close();
      const page = await answer.text();
      // What was asked for later is the newer page, whichever comes first.
      if (mine === asked) take(new DOMParser().parseFromString(page, "text/html"));
    });
    socket.addEventListener("close", () => setTimeout(connect, 400));
  };

  field.addEventListener("input", search);
  addEventListener("keydown", press);
  if (document.documentElement.dataset.build) connect();
  search();
}
