/**
 * Ends the page: unpacks the runtime, and starts it.
 *
 * What the page shows only with scripts rests in it packed, as text: scripts, each known to the page's policy
 * by its hash, and the styles of what they add. A pack is the base64 of deflated JSON, name → text: `start`
 * for what begins with the page, `tools` for what many talks never ask for. In a served page, which need not
 * be small, `start` is the JSON itself.
 */

import { inflate } from "./inflate.js";

/** @type {Record<string, Record<string, string>>} */
const packs = {};

/**
 * Lets the browser run a script of a pack, which hands one function over.
 *
 * @param {string} pack @param {string} name @returns {any} the function
 */
function fetchPacked(pack, name) {
  const script = document.createElement("script");
  script.textContent = packOf(pack)[name];
  let given = null;
  const take = (/** @type {Event} */ event) => void (given = /** @type {CustomEvent} */ (event).detail);
  addEventListener("slidegen-script", take, { once: true });
  document.head.append(script);
  script.remove();
  return given;
}

/** @param {string} name @returns {Record<string, string>} */
function packOf(name) {
  packs[name] ??= unpack(/** @type {HTMLElement} */ (document.querySelector(`script[data-slidegen-pack="${name}"]`)));
  return packs[name];
}

/** @param {HTMLElement} text @returns {Record<string, string>} */
function unpack({ textContent, dataset }) {
  if (!dataset.slidegenSize) return JSON.parse(textContent ?? "");
  const signs = atob(textContent ?? "");
  const bytes = new Uint8Array(signs.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = signs.charCodeAt(at);
  return JSON.parse(new TextDecoder().decode(inflate(bytes, Number(dataset.slidegenSize))));
}

/** Starts the deck of this document. @param {import("./types.d.ts").Feature[]} features that only some pages have */
export function open(features) {
  if (!document.documentElement.classList.contains("slidegen-live")) return;
  const style = document.createElement("style");
  style.dataset.slidegenPacked = "";
  style.textContent = packOf("start").styles;
  document.head.append(style);
  fetchPacked("start", "start")(features, (/** @type {string} */ name) => fetchPacked("tools", name));
}
