/**
 * KaTeX with mhchem (`\ce`, `\pu`), as one pure function.
 */
import katex from "katex";
import "katex/contrib/mhchem";

/**
 * What KaTeX asks before it honours a command that could do harm in a page from strangers. A deck is
 * its author's, so links and HTML attributes are allowed; a picture would be an asset that no pass
 * has embedded, and KaTeX would only print the refused command in red, which nobody is told of.
 * @param {{command: string, protocol?: string}} context
 */
function trust(context) {
  if (context.command === "\\includegraphics") {
    throw new katex.ParseError("\\includegraphics is not available in a formula");
  }
  return context.protocol !== "javascript" && context.protocol !== "data";
}

/**
 * One formula as HTML with MathML beside it for screen readers.
 * @param {string} source LaTeX, without its dollars
 * @param {boolean} display true for a block, false for a formula in a line
 * @param {Record<string, string>} macros command to replacement; `\gdef` in a formula stays in it
 * @returns {{ok: string} | {err: string, pos: number | null}} `pos` is 0-based, in UTF-16 units
 */
export function tex(source, display, macros) {
  try {
    const options = { displayMode: display, macros: { ...macros }, strict: false, trust, throwOnError: true };
    return { ok: katex.renderToString(source, { ...options, output: "htmlAndMathml" }) };
  } catch (error) {
    if (!(error instanceof katex.ParseError)) throw error;
    return { err: error.rawMessage ?? error.message, pos: error.position ?? null };
  }
}

/**
 * Many formulas in one call.
 * @param {Parameters<typeof tex>[]} formulas
 */
export const each = (formulas) => formulas.map((formula) => tex(...formula));
