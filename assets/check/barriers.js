/**
 * What axe finds on the slides of a deck, all clicks done: barriers that only a page shows that is laid out.
 *
 * In: a built page in which axe is loaded; the rules that need not be asked. Out: plain data, an entry for
 * each rule and element. The slides are asked about as they are printed, where all are seen: axe takes as
 * long for a page with one slide as for one with all.
 */

import { thingOf } from "./places.js";

/** What WCAG 2.1 AA asks for. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];

/** @param {string[]} needless @returns {Promise<object[]>} */
export async function barriers(needless) {
  location.hash = "#/print";
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const rules = Object.fromEntries(needless.map((rule) => [rule, { enabled: false }]));
  const options = { runOnly: TAGS, rules, resultTypes: ["violations"], elementRef: true, iframes: false };
  const { violations } = await /** @type {any} */ (globalThis).axe.run("#slideshow", options);
  return violations.flatMap((/** @type {any} */ { id, help, nodes }) =>
    nodes.filter((/** @type {any} */ { element }) => !isNoteLink(id, element)).map((/** @type {any} */ { element, failureSummary }) => ({
      rule: id,
      help,
      way: wayOut(failureSummary),
      no: Number(element.closest("[data-slidev-no]")?.dataset.slidevNo),
      thing: thingOf(element),
    })),
  );
}

/** A raised number and the arrow back are not told by their colour alone. @param {string} rule @param {Element} element */
const isNoteLink = (rule, element) => rule === "link-in-text-block" && element.closest(".footnote-ref, .footnote-backref") !== null;

/** The first that axe names. @param {string} summary */
const wayOut = (summary) => summary.split("\n").at(1)?.trim() ?? "";
