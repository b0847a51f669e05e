/**
 * Tabs over blocks of code (Slidev reference §3.4).
 *
 * The build has written the tabs and shows the first one. A tab is chosen by a click, by Enter or by the
 * arrow keys, as people know it from tabs elsewhere; one listener each serves all groups.
 */

/** Where a key goes from the tab that has the focus: a step, or an end of the row. @type {Record<string, number>} */
const TAB_STEPS = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity };

/** @param {import("./deck.js").Deck} deck */
export function tabs(deck) {
  document.addEventListener("click", ({ target }) => {
    const tab = closestTab(target);
    if (tab) chooseTab(tab);
  });
  document.addEventListener("keydown", (event) => {
    const tab = closestTab(event.target);
    const step = TAB_STEPS[event.key];
    if (!tab || step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault(); // the arrows turn slides everywhere else
    const row = tabsBeside(tab);
    const at = row.indexOf(tab) + step;
    const last = row.length - 1;
    const next = row[at === -Infinity ? 0 : at === Infinity ? last : (at + row.length) % row.length];
    chooseTab(next);
    next.focus({ preventScroll: true });
  });
  deck.onDraw(({ section }) => {
    for (const tab of section.querySelectorAll(".slidev-code-tab.active")) chooseTab(/** @type {HTMLElement} */ (tab));
  });
}

/** @param {EventTarget | null} target @returns {HTMLElement | null} */
const closestTab = (target) => (target instanceof Element ? target.closest(".slidev-code-tab") : null);

/** @param {HTMLElement} tab @returns {HTMLElement[]} */
function tabsBeside(tab) {
  const row = tab.closest(".slidev-code-group-tabs");
  return row ? [.../** @type {NodeListOf<HTMLElement>} */ (row.querySelectorAll(".slidev-code-tab"))] : [];
}

/** @param {HTMLElement} chosen */
function chooseTab(chosen) {
  for (const tab of tabsBeside(chosen)) {
    const on = tab === chosen;
    tab.classList.toggle("active", on);
    tab.setAttribute("aria-selected", String(on));
    tab.tabIndex = on ? 0 : -1;
  }
  const group = chosen.closest(".slidev-code-group");
  for (const block of group?.querySelectorAll(".slidev-code-group-blocks > .slidev-code-wrapper") ?? []) {
    block.classList.toggle("active", block.getAttribute("data-title") === chosen.dataset.title);
    block.setAttribute("role", "tabpanel");
    block.setAttribute("aria-label", block.getAttribute("data-title") ?? "");
  }
}
