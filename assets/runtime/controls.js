/**
 * The navigation bar: a button for each action that is offered, in Slidev's order (Slidev reference
 * §7.3), then those that a theme brings, then where the deck is.
 *
 * It comes with the mouse, the focus or a tap, and stays where the window has room for it below the
 * slide. Buttons are never disabled: one that lost the focus at the last slide would lose it for good.
 */

import { boundKeys, keyCaps } from "./bindings.js";
import { element, iconButton } from "./elements.js";
import { icon } from "./icons.js";

/** Action, icon, icon while it is on. @type {[string, string, string?][]} */
const BUTTONS = [
  ["fullscreen", "expand", "shrink"],
  ["prev", "previous"],
  ["next", "next"],
  ["overview", "grid"],
  ["dark", "moon", "sun"],
  ["drawing", "pen"],
  ["presenter", "screen"],
  ["help", "question"],
];

/** How long the bar stays after a tap, in ms. */
const STAY = 4000;

/** @param {import("./deck.js").Deck} deck */
export function controls(deck) {
  const buttons = element("div", { class: "slidegen-controls-buttons" });
  const place = element("button", { type: "button", class: "slidegen-controls-place" });
  const bar = element("nav", { class: "slidegen-controls", "aria-label": "Slides" }, buttons, place);
  document.body.append(bar);
  const own = document.querySelector("template.slidegen-nav-controls");
  if (own instanceof HTMLTemplateElement) bar.insertBefore(own.content.cloneNode(true), place);

  bar.addEventListener("click", ({ target }) => {
    const name = target instanceof Element && target.closest("button")?.dataset.action;
    if (name) deck.actions.run(name);
  });
  place.addEventListener("click", () => deck.actions.run("goto"));
  deck.actions.onChange(atOnce(() => showButtons(deck, buttons)));
  deck.onMove(() => showPlace(deck, place));
  stayInRoom(deck, bar);
  comeByTap(bar);
}

/** What `draw` shows after many changes in a row, drawn once. @param {() => void} draw */
function atOnce(draw) {
  let isDue = false;
  return () => {
    if (!isDue) queueMicrotask(() => ((isDue = false), draw()));
    isDue = true;
  };
}

/** Keeps the buttons that are there: one of them may have the focus. @param {import("./deck.js").Deck} deck @param {HTMLElement} buttons */
function showButtons(deck, buttons) {
  const listed = new Set(BUTTONS.map(([name]) => name));
  /** @type {[string, string, string?][]} */
  const brought = deck.actions.entries().flatMap(([name, action]) => (action.icon && !listed.has(name) ? [[name, action.icon]] : []));
  const wanted = [...BUTTONS, ...brought].filter(([name]) => deck.actions.get(name));
  const keys = new Map(boundKeys(deck.actions).reverse().map(({ action, keys: [key] }) => /** @type {const} */ ([action, key])));
  const there = new Map([...buttons.children].map((button) => [button.getAttribute("data-action"), button]));

  wanted.forEach(([name, off, on], index) => {
    const { label = "", pressed } = deck.actions.get(name) ?? {};
    const button = there.get(name) ?? iconButton(label, icon(off, on && "slidegen-icon-off"), { "data-action": name });
    if (!there.delete(name)) {
      if (on) button.append(icon(on, "slidegen-icon-on"));
      buttons.insertBefore(button, buttons.children[index] ?? null);
    }
    button.setAttribute("title", withKey(label, keys.get(name)));
    if (pressed !== undefined) button.setAttribute("aria-pressed", String(pressed));
  });
  for (const button of there.values()) button.remove();
}

/** @param {string} label @param {string} [key] */
function withKey(label, key) {
  return key ? `${label} (${keyCaps(key).join(" ")})` : label;
}

/** @param {import("./deck.js").Deck} deck @param {HTMLElement} place */
function showPlace({ page, total }, place) {
  place.textContent = `${page} / ${total}`;
  place.setAttribute("aria-label", `Slide ${page} of ${total}, go to another`);
  place.title = "Go to slide";
}

/** @param {import("./deck.js").Deck} deck @param {HTMLElement} bar */
function stayInRoom(deck, bar) {
  new ResizeObserver(() => {
    const { width, height } = deck.data;
    const below = (innerHeight - Math.min(innerHeight, (innerWidth * height) / width)) / 2;
    bar.classList.toggle("slidegen-controls-stay", below > bar.offsetHeight + 16);
  }).observe(document.documentElement);
}

/** @param {HTMLElement} bar */
function comeByTap(bar) {
  let timer = 0;
  addEventListener("pointerup", ({ pointerType }) => {
    if (pointerType !== "touch") return;
    bar.classList.add("slidegen-controls-shown");
    clearTimeout(timer);
    timer = setTimeout(() => bar.classList.remove("slidegen-controls-shown"), STAY);
  });
}
