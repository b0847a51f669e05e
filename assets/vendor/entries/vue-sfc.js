/**
 * Single-file components and scripts of a deck → plain CommonJS that vue.js can run.
 */
import {
  compileScript,
  compileTemplate,
  parse,
} from "@vue/compiler-sfc/dist/compiler-sfc.esm-browser.js";
import { decodeHTML, decodeHTMLAttribute } from "entities/decode";
import { transform } from "sucrase";
import { compileBlock, cssModules } from "./vue-styles.js";

const REQUIRE = /\brequire\(['"]([^'"]+)['"]\)/g;
const SCRIPTS = new Set(["", "js", "ts", "javascript", "typescript", "jsx", "tsx"]);
/** What the functions of JSX are made of. */
const JSX = 'import { h as __h, Fragment as __Fragment } from "vue";';
const compilerOptions = {
  decodeEntities: (/** @type {string} */ text, /** @type {boolean} */ attribute) => (attribute ? decodeHTMLAttribute(text) : decodeHTML(text)),
  comments: false,
  hoistStatic: false,
};

/** @typedef {import("./vue-styles.js").Mistake} Mistake lines from 1, columns from 1 */

/** @param {any} error @param {number} [line] of the block that it is in, from 0 @returns {Mistake} */
function mistake(error, line = 0) {
  const text = typeof error === "string" ? error : String(error.reason ?? error.message);
  const at = error.loc?.start ?? error.loc ?? (error.reason && error);
  const named = text.match(/\((\d+):(\d+)\)/);
  const short = text.split("\n")[0].replace(/^\[[^\]]*\]\s*/, "").replace(/\s*\(\d+:\d+\)$/, "").replace(/^Error transforming \S+ /, "");
  if (at?.line) return { message: short, line: at.line + line, column: (at.column ?? 0) + 1 };
  return { message: short, line: named ? Number(named[1]) + line : line + 1, column: named ? Number(named[2]) : 1 };
}

/** @param {string} code @param {string} file */
function strip(code, file) {
  const tsx = /\.[jt]sx$/.test(file);
  const { code: plain } = transform(tsx ? `${JSX}${code}` : code, {
    transforms: tsx ? ["typescript", "jsx", "imports"] : ["typescript", "imports"],
    jsxPragma: "__h",
    jsxFragmentPragma: "__Fragment",
    production: true,
    filePath: file,
    disableESTransforms: true,
  });
  return plain.replaceAll("import.meta", "__meta");
}

/** @param {string} code */
const requires = (code) => [...new Set([...code.matchAll(REQUIRE)].map(([, name]) => name))].sort();

/**
 * A module of a deck: TypeScript or JavaScript.
 * @param {string} source @param {string} file as messages say it
 * @returns {{code: string, requires: string[], errors: Mistake[]}}
 */
export function script(source, file) {
  try {
    const code = strip(source, file);
    return { code, requires: requires(code), errors: [] };
  } catch (error) {
    return { code: "", requires: [], errors: [mistake(error)] };
  }
}

/**
 * The `<script setup>` of a slide: its setup function gives all that the slide's template may name.
 * @param {string} source the block as written, its tags included @param {string} id
 * @returns {{code: string, requires: string[], errors: Mistake[]}}
 */
export function setup(source, id) {
  try {
    const { descriptor, errors } = parse(source, { filename: "slide.vue", sourceMap: false });
    if (errors.length > 0) return { code: "", requires: [], errors: errors.map((error) => mistake(error)) };
    const { content } = compileScript(descriptor, { id, inlineTemplate: false, sourceMap: false });
    return script(content, "slide.ts");
  } catch (error) {
    return { code: "", requires: [], errors: [mistake(error)] };
  }
}

/**
 * @param {string} source of a `.vue` file @param {string} id its scope @param {string} file as messages say it
 * @returns {{code: string, requires: string[], scoped: boolean, styles: import("./vue-styles.js").Style[], errors: Mistake[], remarks: Mistake[]}}
 *   with `errors` nothing can be drawn; `remarks` are what is left out
 */
export function component(source, id, file) {
  const result = { code: "", requires: [], scoped: false, styles: [], errors: [], remarks: [] };
  try {
    const { descriptor, errors } = parse(source, { filename: file, sourceMap: false, templateParseOptions: compilerOptions });
    result.errors.push(...errors.map((error) => mistake(error)));
    refuse(descriptor, result);
    if (result.errors.length > 0) return result;
    result.scoped = descriptor.styles.some(({ scoped }) => scoped);
    const styles = descriptor.styles.map((style) => compileBlock(style, id, file, mistake));
    for (const { errors: found, source: foreign } of styles) if (!foreign) result.errors.push(...found);
    result.styles = styles;
    result.remarks.push(...styles.flatMap(({ remarks }) => remarks));
    const lang = (descriptor.scriptSetup ?? descriptor.script)?.lang ?? "";
    const named = cssModules(descriptor.styles, styles);
    const code = strip(`${componentCode(descriptor, id, file, result)}\n_sfc_main.__cssModules = ${JSON.stringify(named)};\nexport default _sfc_main`, file.replace(/\.vue$/, lang.endsWith("sx") ? ".tsx" : ".ts"));
    result.code = code;
    result.requires = requires(code);
  } catch (error) {
    result.errors.push(mistake(error));
  }
  return result;
}

/** What needs a compiler that is not here. @param {any} descriptor @param {any} result */
function refuse({ script: plain, scriptSetup, template, styles }, result) {
  for (const block of [plain, scriptSetup]) {
    if (block && !SCRIPTS.has(block.lang ?? "")) result.errors.push({ message: `\`lang="${block.lang}"\` is not compiled`, line: block.loc.start.line, column: 1, hint: "write the script in JavaScript or TypeScript" });
  }
  if (template?.lang && template.lang !== "html") result.errors.push({ message: `\`lang="${template.lang}"\` is not compiled`, line: template.loc.start.line, column: 1, hint: "write the template in HTML" });
  for (const block of [plain, scriptSetup, template, ...styles]) {
    if (block?.src) result[styles.includes(block) ? "remarks" : "errors"].push({ message: `\`src="${block.src}"\` of a block is not read`, line: block.loc.start.line, column: 1, hint: styles.includes(block) ? `write \`import "${block.src}"\` in the script` : "write it into the block" });
  }
}

/** @param {any} descriptor @param {string} id @param {string} file @param {any} result @returns {string} a module in TypeScript */
function componentCode(descriptor, id, file, result) {
  const { script: plain, scriptSetup, template } = descriptor;
  const scoped = result.scoped;
  const lang = (scriptSetup ?? plain)?.lang;
  const plugins = /** @type {("typescript" | "jsx")[]} */ (lang?.startsWith("ts") ? ["typescript"] : []);
  const options = { ...compilerOptions, expressionPlugins: plugins };
  if (scriptSetup) {
    return compileScript(descriptor, { id, inlineTemplate: true, sourceMap: false, genDefaultAs: "_sfc_main", templateOptions: { scoped, compilerOptions: options } }).content;
  }
  const made = plain ? compileScript(descriptor, { id, sourceMap: false, genDefaultAs: "_sfc_main" }) : null;
  const script = made?.content ?? "const _sfc_main = {}";
  if (!template) return script;
  const compiled = compileTemplate({ source: template.content, ast: template.ast, filename: file, id, scoped, compilerOptions: { ...options, bindingMetadata: made?.bindings } });
  const lead = template.loc.start.line - 1;
  result.errors.push(...compiled.errors.map((error) => mistake(error, template.ast ? 0 : lead)));
  return `${script}\n${compiled.code.replace("export function render", "function render")}\n_sfc_main.render = render`;
}
