/**
 * Writes what UnoCSS itself makes of the markup in tests/spec/utilities.md into that file.
 *
 *     node tests/bench/utilities_of_unocss.mjs FOLDER
 *
 * FOLDER holds an npm installation of `@slidev/cli`, whose configuration of UnoCSS is used. Needs a Node
 * that reads TypeScript (22.18 or later).
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
const spec = join(import.meta.dirname, "..", "spec", "utilities.md");
const installed = createRequire(join(folder, "package.json"));
const unocss = await import(pathToFileURL(installed.resolve("unocss")).href);
const config = await slidevConfig();
const families = ["sans", "serif", "mono"].map((role) => [role, `var(--slidegen-font-${role})`]);
const uno = await unocss.createGenerator({ ...config, theme: { fontFamily: Object.fromEntries(families) } });

const text = readFileSync(spec, "utf8");
const parts = text.split(/(```html\n[\s\S]*?\n```\n\n```css\n)([\s\S]*?)(```\n)/);
for (let at = 1; at < parts.length; at += 4) {
  const markup = unocss.expandVariantGroup(parts[at]);
  const { css } = await uno.generate(await tokens(markup), { preflights: false, safelist: false, minify: true });
  parts[at + 1] = lines(css);
}
writeFileSync(spec, parts.join(""));

/** Slidev's own configuration; its file is TypeScript and may not be imported from node_modules. */
async function slidevConfig() {
  const file = installed.resolve("@slidev/client/uno.config.ts");
  const copy = join(folder, "uno.config.copy.ts");
  writeFileSync(copy, readFileSync(file, "utf8"));
  return (await import(pathToFileURL(copy).href)).default;
}

/**
 * UnoCSS also takes each word of an attribute for a class: those that are none are left out.
 * @param {string} markup
 */
async function tokens(markup) {
  const classes = new Set([...markup.matchAll(/class="([^"]*)"/g)].flatMap(([, words]) => words.split(" ")));
  const found = [...(await uno.applyExtractors(markup))];
  return new Set(found.filter((token) => token.startsWith("[") || classes.has(token)));
}

/** One rule a line. @param {string} css */
function lines(css) {
  const rules = [];
  let depth = 0;
  let start = 0;
  const plain = css.replace(/\/\*.*?\*\//gs, "");
  for (let at = 0; at < plain.length; at += 1) {
    if (plain[at] === "{") depth += 1;
    if (plain[at] === "}" && (depth -= 1) === 0) {
      rules.push(plain.slice(start, at + 1).trim());
      start = at + 1;
    }
  }
  return rules.map((rule) => `${rule}\n`).join("");
}
