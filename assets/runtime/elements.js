/**
 * Makes the chrome's elements: the control bar, the overview's cards, the dialogs.
 */

/**
 * An element with its attributes (`true` writes an empty one, `false` and `null` none) and children.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {Record<string, string | number | boolean | null>} [attributes]
 * @param {(Node | string)[]} children
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== null) made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children);
  return made;
}

/**
 * A button that shows an icon and is called by its label.
 *
 * @param {string} label @param {Node} picture @param {Record<string, string | number | boolean | null>} [attributes]
 */
export function iconButton(label, picture, attributes = {}) {
  const made = element("button", { type: "button", "aria-label": label, title: label, ...attributes });
  made.append(picture);
  return made;
}

/**
 * A modal dialog at the end of the page, opened and closed by `showModal` and `close`. A press outside
 * of it closes it; Escape does so by itself.
 *
 * @param {string} label @param {string} name of its class @param {(Node | string)[]} children
 */
export function modal(label, name, ...children) {
  const panel = element("div", { class: "slidegen-dialog-panel" }, ...children);
  const made = element("dialog", { class: `slidegen-dialog ${name}`, "aria-label": label }, panel);
  // The dialog itself is only what is around its panel.
  made.addEventListener("click", ({ target }) => target === made && made.close());
  document.body.append(made);
  return made;
}
