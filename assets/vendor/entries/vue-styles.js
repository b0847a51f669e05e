/**
 * The `<style>` blocks of a single-file component → CSS, with names of their own where they are modules.
 *
 *   <style module>.red { … }</style>   `$style.red` is `_red_1a2b3c4d`, and so is the class in the CSS
 */
import { compileStyle } from "@vue/compiler-sfc/dist/compiler-sfc.esm-browser.js";

const FOREIGN = new Set(["scss", "sass", "less", "styl", "stylus"]);
const GROUP = String.raw`\(((?:[^()]|\([^()]*\))*)\)`;
/** What may hold two slashes that are no comment; a comment to the end of its line, as these languages have it. */
const LINE_COMMENT = /\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|url\([^)]*\)|(\/\/[^\n]*)/g;
/** Strings, attributes and escapes, which hold no class; what is global; what is local; a class. */
const PARTS = new RegExp(String.raw`"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\[[^\]]*\]|:global${GROUP}|:local${GROUP}|\.(-?(?:[A-Za-z_\u0080-\uffff]|\\.)(?:[\w\u0080-\uffff-]|\\.)*)`, "g");

/**
 * @typedef {{css: string, line: number, lang: string, source: string}} Style `source` as written, where its language needs a compiler
 * @typedef {{message: string, line: number, column: number, hint?: string}} Mistake
 */

/** @param {any} style @param {string} id of its component @param {string} file @param {(error: any, line: number) => Mistake} mistake
 *  @returns {Style & {names: Record<string, string>, errors: Mistake[], remarks: Mistake[]}} */
export function compileBlock(style, id, file, mistake) {
  const line = style.loc.start.line;
  const foreign = FOREIGN.has(style.lang);
  /** @type {Record<string, string>} */
  const names = {};
  /** @type {Mistake[]} */
  const remarks = [];
  const postcssPlugins = style.module ? [localNames(id.replace(/^data-v-/, ""), names, (message, at) => remarks.push({ message, line: line - 1 + at, column: 1 }))] : [];
  const source = foreign ? style.content.replace(LINE_COMMENT, (/** @type {string} */ whole, /** @type {string | undefined} */ comment) => (comment ? " ".repeat(comment.length) : whole)) : style.content;
  const { code, errors } = compileStyle({ source, filename: file, id, scoped: Boolean(style.scoped), postcssPlugins });
  const own = { line, lang: style.lang ?? "", source: foreign ? style.content : "", names };
  return { ...own, css: errors.length > 0 ? "" : code, errors: errors.map((error) => mistake(error, line - 1)), remarks };
}

/** @param {string} hash @param {Record<string, string>} names class as written → as it is in the page @param {(message: string, line: number) => void} refuse */
function localNames(hash, names, refuse) {
  const local = (/** @type {string} */ name) => (names[name] ??= `_${name}_${hash}`);
  const rename = (/** @type {string} */ selector) =>
    selector.replace(PARTS, (whole, global, inner, name) => global ?? (inner === undefined ? (name ? `.${local(name)}` : whole) : rename(inner)));
  const seen = new WeakSet();
  return {
    postcssPlugin: "slidegen-modules",
    /** @param {any} rule */
    Rule(rule) {
      if (seen.has(rule) || /keyframes$/.test(rule.parent?.name ?? "")) return;
      seen.add(rule);
      const written = rule.selector;
      rule.selector = rename(written);
      rule.walkDecls("composes", (/** @type {any} */ declaration) => {
        const own = written.match(/^\.([\w-]+)$/)?.[1];
        if (!own || /\bfrom\b/.test(declaration.value)) refuse(`\`composes: ${declaration.value}\` is not read: a class can take over those of its own style`, declaration.source.start.line);
        else names[own] = [local(own), ...declaration.value.trim().split(/\s+/).map(local)].join(" ");
        declaration.remove();
      });
    },
  };
}

/** @param {{module?: string | boolean}[]} blocks as written @param {{names: Record<string, string>}[]} styles what became of them
 *  @returns {Record<string, Record<string, string>>} name in the template → its classes */
export function cssModules(blocks, styles) {
  /** @type {Record<string, Record<string, string>>} */
  const modules = {};
  blocks.forEach(({ module }, number) => {
    const name = typeof module === "string" ? module : "$style";
    if (module) modules[name] = { ...modules[name], ...styles[number].names };
  });
  return modules;
}
