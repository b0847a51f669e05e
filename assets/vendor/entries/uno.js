/**
 * UnoCSS with Slidev's presets. Every function depends on its arguments alone, whatever was asked
 * before, so that a deck served for hours has the bytes of a deck built once: the generator remembers
 * only how it read a token. UnoCSS' own preflights also depend on earlier tokens, so they are off.
 */
import { createGenerator, entriesToCss, expandVariantGroup } from "@unocss/core";
import presetAttributify from "@unocss/preset-attributify";
import presetTypography from "@unocss/preset-typography";
import presetWind3 from "@unocss/preset-wind3";
import transformerDirectives from "@unocss/transformer-directives";
import MagicString from "magic-string";
import { layers, rules, setDrawings } from "./icons.js";
import { shortcuts, theme, variants } from "./slidev.js";

/** @typedef {{shortcuts?: [string, string[]][], rules?: [string, object][], theme?: object}} Own a deck's own */

/** @type {Map<string, ReturnType<typeof createGenerator>>} */
const generators = new Map();

/**
 * The generator with what a deck adds to it. A few are kept: one server has few decks.
 * @param {Own} own
 */
function generatorWith(own) {
  const key = JSON.stringify(own);
  const kept = generators.get(key);
  if (kept !== undefined) return kept;
  const slidev = { name: "slidev", layers, rules, shortcuts, theme, variants };
  const presets = [presetWind3({ dark: "class", preflight: false }), presetAttributify(), presetTypography()];
  const made = createGenerator({ presets: [...presets, slidev], ...own, warn: false });
  if (generators.size >= 4) generators.delete([...generators.keys()][0]);
  generators.set(key, made);
  return made;
}

/**
 * The rules of class names and attributify selectors.
 * @param {string[]} tokens such as `mt-4`, `[grid~="cols-2"]`, `[absolute=""]`
 * @param {Own} [own]
 * @returns {Promise<{css: string, matched: string[]}>} `matched` sorted; the others mean nothing to UnoCSS
 */
export async function utilities(tokens, own = {}) {
  const uno = await generatorWith(own);
  const result = await uno.generate(new Set([...tokens].sort()), {
    preflights: false,
    safelist: false,
    minify: true,
  });
  return { css: result.css, matched: [...result.matched].sort() };
}

/**
 * The rules of class names and attributify selectors that name icons: `i-mdi:account`, `dark:i-carbon-moon`.
 * A token always has the same drawing: the generator keeps what it made of it.
 * @param {string[]} tokens
 * @param {Record<string, string>} drawings SVG by the icon's name as the tokens write it: `mdi:account`
 * @returns {Promise<string>}
 */
export async function icons(tokens, drawings) {
  const uno = await generatorWith({});
  setDrawings(drawings);
  const options = { preflights: false, safelist: false, minify: true };
  return (await uno.generate(new Set([...tokens].sort()), options)).css;
}

/**
 * A style sheet with `@apply`, `--uno:`, `--at-apply:`, `@screen` and `theme()` written out.
 * @param {string} css
 * @param {Own} [own]
 * @returns {Promise<{css: string, unknown: string[]}>} `unknown`: applied names that mean nothing, sorted
 */
export async function directives(css, own = {}) {
  const uno = await generatorWith(own);
  const unknown = new Set();
  const listening = Object.create(uno, {
    parseToken: {
      /** @param {string} token @param {string} [alias] */
      value: async (token, alias) => {
        const rules = await uno.parseToken(token, alias);
        if (rules == null) unknown.add(token);
        return rules;
      },
    },
  });
  const code = new MagicString(css);
  await transformerDirectives().transform(code, "deck.css", { uno: listening });
  return { css: code.toString(), unknown: [...unknown].sort() };
}

/**
 * The defaults of the `--un-…` properties that a style sheet reads (transforms, shadows, filters…).
 * @param {string} css all that `utilities` and `directives` gave
 * @returns {Promise<string>} one rule, or nothing where none is needed
 */
export async function preflight(css) {
  const uno = await generatorWith({});
  const read = new Set(css.match(/--un-[\w-]+(?=\s*\))/g));
  const defaults = Object.entries(uno.config.theme.preflightBase).filter(([name]) => read.has(name));
  if (defaults.length === 0) return "";
  return `*,::before,::after,::backdrop{${entriesToCss(defaults)}}`;
}

/**
 * Class names with their groups written out: `hover:(a b)` becomes `hover:a hover:b`.
 * @param {string} classes
 */
export function variantGroups(classes) {
  return expandVariantGroup(classes);
}
