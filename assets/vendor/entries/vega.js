/**
 * Charts as SVG, drawn by Vega from Vega-Lite's grammar, as one pure function.
 */
import * as vega from "vega";
import { compile } from "vega-lite";
import { measure } from "./text-width.js";

const TAG = /<[a-z][^>]*>/g;
const NUMBER = /-?\d+\.\d{3,}(?:e-?\d+)?/g;
const NOTHING = /<path class="(?:background|foreground)"[^>]* d="(?:M0,0h0v0h0Z)?"[^>]*\/>/g;
const FOREGROUND = /<path class="foreground"[^>]* display="none"\/>/g;
const SPOKEN = / (?:role="graphics-[a-z]+"|aria-roledescription="[^"]*"|aria-hidden="true"|pointer-events="none"|opacity="1")/g;
const LABELLED = / aria-label="([^"]*)"/;
const ROW = /^§(\d+)$/;

/** Vega's own loader would reach for files and addresses: here is no data but what the chart brings. */
const closed = {
  load: (address) => Promise.reject(new Error(`the data at ${address} is not inside`)),
  sanitize: (address) => Promise.resolve({ href: address }),
  http: () => Promise.reject(new Error("no network")),
  file: () => Promise.reject(new Error("no files")),
};

/** Collects what Vega-Lite says of a chart, which it draws all the same. */
function listener() {
  /** @type {string[]} */
  const heard = [];
  const hear = (/** @type {unknown[]} */ ...words) => (heard.push(words.join(" ")), log);
  const log = { heard, level: () => log, error: hear, warn: hear, info: () => log, debug: () => log };
  return log;
}

/** @param {import("./text-width.js").Widths} table */
function useWidths(table) {
  const width = measure(table);
  const isBold = (/** @type {unknown} */ weight) => /^(bold|[6-9]00)$/.test(String(weight ?? ""));
  vega.textMetrics.width = (item, text) =>
    width(String(text ?? item.text ?? ""), item.fontSize ?? 11, isBold(item.fontWeight));
}

/**
 * A tag without what is said otherwise (the picture has a name and a table), and with fewer digits. A label
 * of the form `§3` is the row of a step.
 * @param {string} tag
 */
function squeeze(tag) {
  const label = LABELLED.exec(tag)?.[1];
  const row = label === undefined ? null : ROW.exec(label);
  const attribute = row ? ` data-slidegen-row="${row[1]}"` : "";
  return tag
    .replace(LABELLED, attribute)
    .replace(SPOKEN, "")
    .replace(NUMBER, (number) => String(Math.round(Number(number) * 100) / 100));
}

/**
 * @param {object} spec of Vega-Lite, with its data inside
 * @param {import("./text-width.js").Widths} widths
 * @returns {Promise<object>} {svg, width, height (px), said: what Vega-Lite warns of}, or {err, said}
 */
export async function chart(spec, widths) {
  useWidths(widths);
  vega.resetSVGDefIds();
  const log = listener();
  try {
    const { spec: compiled } = compile(spec, { logger: log });
    const view = new vega.View(vega.parse(compiled), { renderer: "none", loader: closed, logger: log });
    const svg = await view.toSVG();
    view.finalize();
    const [, width, height] = /^<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
    const clean = svg.replace(TAG, squeeze).replace(NOTHING, "").replace(FOREGROUND, "");
    return { svg: clean, width: Number(width), height: Number(height), said: log.heard };
  } catch (error) {
    if (!(error instanceof Error) || error instanceof RangeError) throw error;
    return { err: error.message, said: log.heard };
  }
}
