/**
 * Charts as SVG, drawn by Vega from Vega-Lite's grammar, as one pure function.
 */
import * as vega from "vega";
import { compile } from "vega-lite";
import { measure } from "./text-width.js";

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
  const log = {
    heard,
    level: () => log,
    error: (...words) => (heard.push(words.join(" ")), log),
    warn: (...words) => (heard.push(words.join(" ")), log),
    info: () => log,
    debug: () => log,
  };
  return log;
}

/** @param {import("./text-width.js").Widths} table */
function useWidths(table) {
  const width = measure(table);
  const size = (item) => item.fontSize ?? 11;
  vega.textMetrics.canvas(false);
  vega.textMetrics.width = (item, text) =>
    width(String(text ?? item.text ?? ""), size(item), /^(bold|[6-9]00)$/.test(String(item.fontWeight ?? "")));
}

/**
 * @param {object} spec of Vega-Lite, with its data inside
 * @param {import("./text-width.js").Widths} widths
 * @returns {Promise<object>} {svg, said: what Vega-Lite warns of}, or {err}
 */
export async function chart(spec, widths) {
  useWidths(widths);
  const log = listener();
  try {
    const { spec: compiled } = compile(spec, { logger: log });
    const view = new vega.View(vega.parse(compiled), { renderer: "none", loader: closed, logger: log });
    const svg = await view.toSVG();
    view.finalize();
    return { svg, said: log.heard };
  } catch (error) {
    if (!(error instanceof Error) || error instanceof RangeError) throw error;
    return { err: error.message, said: log.heard };
  }
}
