/**
 * The go-to dialog: type a number, some of a title or a word of a slide, choose, go (Slidev reference §7.5).
 *
 * A field with a list of what fits; the focus stays in the field, ↑ and ↓ move the choice.
 */

import { element, modal } from "../elements.js";
import { excerpt, plainText, searchSlides } from "./goto/search.js";

/** The list shows no more; whoever wants another one types another letter. */
const RESULTS = 50;

/** @param {import("../deck.js").Deck} deck */
export function goto(deck) {
  const list = element("ul", { class: "slidegen-goto-list", id: "slidegen-goto-list", role: "listbox", "aria-label": "Slides" });
  const field = gotoField(list.id);
  const dialog = modal("Go to slide", "slidegen-goto", field, list);
  const textOf = (/** @type {number} */ no) => visibleText(/** @type {Node} */ (deck.section(no)));
  /** As the dialog opens: a slide's text may change with the next live reload. @type {import("./goto/search.js").Findable[]} */
  let slides = [];
  const search = () => listResults(list, field, searchSlides(slides, field.value).slice(0, RESULTS), textOf);
  /** @param {Element | null} result */
  const open = (result) => {
    if (!result) return;
    dialog.close();
    deck.go(Number(result.getAttribute("data-page")));
    deck.setView("slide");
  };

  field.addEventListener("input", search);
  field.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1, Enter: 0 }[event.key];
    if (step === undefined || event.isComposing || !dialog.open) return;
    event.preventDefault();
    if (event.key === "Enter") open(list.querySelector("[aria-selected='true']"));
    else choose(list, field, step);
  });
  list.addEventListener("click", ({ target }) => open(target instanceof Element ? target.closest("[data-page]") : null));
  deck.actions.offer("goto", {
    label: "Go to slide",
    run() {
      slides = deck.data.slides.map((slide) => ({ ...slide, text: plainText(textOf(slide.no)) }));
      field.value = "";
      dialog.showModal();
      search();
      field.focus();
    },
  });
}

/** @param {string} controls the id of the list */
function gotoField(controls) {
  return element("input", {
    class: "slidegen-goto-field",
    type: "text",
    placeholder: "Go to slide…",
    autocomplete: "off",
    spellcheck: "false",
    role: "combobox",
    "aria-label": "Number, title or text of a slide",
    "aria-controls": controls,
    "aria-expanded": "true",
    "aria-autocomplete": "list",
  });
}

/** @param {HTMLElement} list @param {HTMLInputElement} field @param {import("./goto/search.js").Findable[]} found @param {(no: number) => string} textOf */
function listResults(list, field, found, textOf) {
  const nothing = element("li", { class: "slidegen-goto-none" }, "No such slide");
  list.replaceChildren(...(found.length > 0 ? found.map((slide) => resultOption(slide, field.value, textOf)) : [nothing]));
  choose(list, field, 0);
}

/** @param {import("./goto/search.js").Findable} slide @param {string} wanted @param {(no: number) => string} textOf */
function resultOption({ no, title }, wanted, textOf) {
  const attributes = { role: "option", id: `slidegen-goto-${no}`, "data-page": no };
  return element("li", attributes, element("b", {}, String(no)), element("span", {}, title ?? "Untitled", ...inText(title ?? "", wanted, textOf(no))));
}

/** Where a slide was found by its text: the words around it. @param {string} title @param {string} wanted @param {string} text */
function inText(title, wanted, text) {
  if (/^\W*\d*$/.test(wanted) || plainText(title).includes(plainText(wanted))) return [];
  const words = excerpt(text, wanted);
  return words ? [element("small", {}, words)] : [];
}

/** With a space between blocks, as they are read; without a formula's source. @param {Node} node @returns {string} */
function visibleText(node) {
  if (node instanceof Text) return node.data;
  if (!(node instanceof Element) || node.matches("style, script, template, annotation, [aria-hidden='true']")) return "";
  const inner = [...node.childNodes].map(visibleText).join("");
  return node.matches("a, abbr, b, code, em, i, kbd, mark, s, small, span, strong, sub, sup, u") ? inner : ` ${inner} `;
}

/** Moves the choice. @param {HTMLElement} list @param {HTMLElement} field @param {number} step in rows */
function choose(list, field, step) {
  const options = [...list.querySelectorAll("[role='option']")];
  const before = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
  const chosen = options[Math.max(0, Math.min(Math.max(0, before) + step, options.length - 1))];
  for (const option of options) option.setAttribute("aria-selected", String(option === chosen));
  chosen?.scrollIntoView({ block: "nearest" });
  if (chosen) field.setAttribute("aria-activedescendant", chosen.id);
  else field.removeAttribute("aria-activedescendant");
}
