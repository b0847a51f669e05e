/**
 * Mermaid diagrams as SVG, drawn by Pele, as one pure function.
 */
import { detectType, parse, PeleError, render } from "pele";
import { linksOf, namesOf } from "./pele-model.js";
import { measure } from "./text-width.js";
import { WebAddress } from "./web-address.js";

globalThis.URL ??= /** @type {any} */ (WebAddress);

const BOLD = 1;
const MONO = 4;
const SMALL = 8 | 16; // below or above the line

/**
 * One diagram.
 * @param {string} source Mermaid's text
 * @param {{prefix: string, config: object, widths: import("./text-width.js").Widths,
 *   icons: Record<string, string>}} given `prefix` starts every id; `icons` are SVG by name
 * @returns {object} {svg, width, height (px), kind, title, names, links}, or {err, code, line, column}:
 *   1-based, 0 where Pele knows no place
 */
export function diagram(source, { prefix, config, widths, icons }) {
  const width = measure(widths);
  const options = {
    config,
    idPrefix: prefix,
    autoDirection: false,
    // A picture from elsewhere would be asked for by the page.
    imageSchemes: ["data"],
    icons: (name) => icons[name] ?? null,
    measurer: {
      width: (text, size, style) =>
        width(text, style & SMALL ? size * 0.7 : size, (style & BOLD) !== 0, (style & MONO) !== 0),
    },
  };
  try {
    const model = parse(source, { config });
    const { svg, width: across, height } = render(source, options);
    const title = model.accTitle || model.title || "";
    const parts = { kind: detectType(source), title, description: model.accDescr ?? "" };
    return { svg, width: across, height, ...parts, names: namesOf(model), links: linksOf(model) };
  } catch (error) {
    if (!(error instanceof PeleError)) throw error;
    return { err: error.message, code: error.code, line: error.line, column: error.column };
  }
}
