/**
 * Makes dist/ out of node_modules/ and entries/: what slidegen runs in its engine or embeds in a page.
 *
 *   <name>.js              a script that leaves its functions in the global `bundle`
 *   katex/                 katex.css and the fonts that it names
 *   icons/                 see icons.mjs
 *   runtime.json           {sources, open, packs: {start, tools}, features: {file: expression}}: the page's
 *                          runtime, minified and packed (see runtime/open.js), and a hash of what it was made from
 *   emoji.json             {name: emoji}, the names that GitHub knows
 *   fonts/                 see fonts.mjs
 *   widths/<id>.json       see widths.mjs; index.json: {family: id}
 *   packages.json          {package: {version, licence}} of all whose work is in dist/
 *   licences/<package>.txt the licence text of each of them
 *
 * hatch_build.py runs it in a folder of its own. Run by hand: npm ci && node bundle.mjs
 */
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { build } from "esbuild";
import { nameToEmoji } from "gemoji";
import { FAMILIES, copyFamily } from "./fonts.mjs";
import { ICON_PACKAGES, iconLicence, packIcons } from "./icons.mjs";
import { runsOf, widthsOf } from "./widths.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
/** Beside vendor/; the build hook copies them to where it works. */
const RUNTIME = beside("runtime");
const CHROME = beside("styles/chrome");
const MODULES = join(HERE, "node_modules");
const DIST = join(HERE, "dist");
/** Modules of the runtime that only some pages have; those of dev/ stand in served ones. */
const FEATURES = [
  ...["acts", "films", "fit", "marks", "motion", "moves", "shrink", "states", "switches", "tabs", "videos"],
  ...["dev/drawings", "dev/reload", "dev/remote"],
];
const BUNDLES = ["katex", "pele", "uno", "vega", "vue", "vue-sfc"];
/** Packages that another one carries within a single file of its own. @type {Record<string, string[]>} */
const CARRIED = {
  "@vue/compiler-sfc": [
    "@babel/parser",
    "@vue/compiler-core",
    "@vue/compiler-dom",
    "@vue/compiler-ssr",
    "estree-walker",
    "magic-string",
    "nanoid",
    "picocolors",
    "postcss",
    "source-map-js",
  ],
};
/** @param {string} folder of assets */
function beside(folder) {
  return [join(HERE, folder), join(HERE, "..", folder)].find((path) => existsSync(path)) ?? "";
}

/** @param {string} path */
const read = (path) => readFileSync(path, "utf8");

/** @param {string} path @param {unknown} data */
const writeJson = (path, data) => writeFileSync(path, `${JSON.stringify(data, null, 1)}\n`);

/**
 * @param {string} name
 * @returns {Promise<string[]>} the packages whose code is in the bundle
 */
async function bundleScript(name) {
  const narrowed = join(HERE, "entries/css-tree.js");
  const result = await build({
    absWorkingDir: HERE,
    entryPoints: [`entries/${name}.js`],
    outfile: join(DIST, `${name}.js`),
    bundle: true,
    minify: true,
    format: "iife",
    globalName: "bundle",
    target: "es2022",
    legalComments: "none",
    // Vue says what is wrong with a template only where it is built for development.
    define: {
      "process.env.NODE_ENV": '"development"',
      __VUE_OPTIONS_API__: "true",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
    },
    metafile: true,
    logLevel: "warning",
    plugins: [
      {
        name: "narrow-css-tree",
        setup(esbuild) {
          esbuild.onResolve({ filter: /^css-tree$/ }, () => ({ path: narrowed }));
        },
      },
    ],
  });
  const inputs = Object.values(result.metafile.outputs).flatMap((output) =>
    Object.entries(output.inputs).filter(([, input]) => input.bytesInOutput > 0),
  );
  const packages = inputs.flatMap(([path]) => packageOf(path));
  return packages.flatMap((name) => [name, ...(CARRIED[name] ?? [])]);
}

/**
 * What ends a page, a script that starts with `SLIDEGEN_FEATURES`, which src/slidegen/bundle/minified.py
 * gives it, and the packs that it opens. A checkout whose runtime has changed since is joined and packed
 * there instead, so `sources` is a hash.
 */
async function minifyRuntime() {
  const digest = createHash("sha256");
  const tools = filesIn(join(RUNTIME, "tools"), ".js");
  const sheets = filesIn(CHROME, ".css").map((name) => [`chrome/${name}`, join(CHROME, name)]);
  const modules = filesIn(RUNTIME, ".js");
  for (const [name, path] of [...modules.map((name) => [name, join(RUNTIME, name)]), ...sheets]) {
    digest.update(`${name}\0${read(path).replaceAll("\r\n", "\n")}\0`);
  }
  const made = tools.filter((file) => !file.includes("/")).map(async (file) => {
    const name = file.replace(/\.js$/, "");
    return [name, await handedOver(name.replace(/-(.)/g, (_, letter) => letter.toUpperCase()), `tools/${file}`)];
  });
  const features = await Promise.all(FEATURES.map(async (name) => [`${name}.js`, await feature(name)]));
  const styles = await minified(sheets.map(([, path]) => read(path)).join("\n"), "css");
  const start = { styles, start: await handedOver("start", "main.js") };
  const open = await minified('import { open } from "./open.js"; open(SLIDEGEN_FEATURES);');
  const packs = { start: packed(start), tools: packed(Object.fromEntries(await Promise.all(made))) };
  const sources = digest.digest("hex");
  writeJson(join(DIST, "runtime.json"), { sources, open, packs, features: Object.fromEntries(features) });
}

/** @param {string} folder @param {string} ending @returns {string[]} names below it, in order */
function filesIn(folder, ending) {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.filter((name) => name.endsWith(ending)).map((name) => name.replaceAll("\\", "/")).sort();
}

/** A script that hands the function `name` of a module over. @param {string} name @param {string} file */
function handedOver(name, file) {
  return minified(`import { ${name} } from "./${file}"; dispatchEvent(new CustomEvent("slidegen-script", { detail: ${name} }));`);
}

/** An expression that gives the function of a module. @param {string} file without its ending */
async function feature(file) {
  const code = await minified(`export { ${file.replace(/^.*\//, "")} as default } from "./${file}.js";`, "js", "esm");
  const given = /export\{([\w$]+) as default\};?$/;
  if (!given.test(code)) throw new Error(`${file}.js is not minified in a form that is known here`);
  return `(()=>{"use strict";${code.replace(given, "return $1")}})()`;
}

/** @param {Record<string, string>} texts by name @returns {{ size: number, text: string }} as src/slidegen/bundle/packs.py makes it */
function packed(texts) {
  const bytes = Buffer.from(JSON.stringify(texts));
  return { size: bytes.length, text: deflateRawSync(bytes, { level: 9, memLevel: 9 }).toString("base64") };
}

/** @param {string} contents of a module in the runtime's folder, or of a sheet @param {"js" | "css"} [loader] @param {"iife" | "esm"} [format] @returns {Promise<string>} */
async function minified(contents, loader = "js", format = "iife") {
  const result = await build({
    stdin: { contents, resolveDir: RUNTIME, loader },
    bundle: true,
    minify: true,
    format,
    target: "es2022",
    charset: "utf8",
    write: false,
    logLevel: "warning",
  });
  return result.outputFiles[0].text.trim();
}

/** @param {string} path of an input, as esbuild's metafile writes it */
function packageOf(path) {
  const inside = path.split("node_modules/").slice(1).at(-1);
  if (inside === undefined) return [];
  const parts = inside.split("/");
  return [parts.slice(0, parts[0].startsWith("@") ? 2 : 1).join("/")];
}

function copyKatexStyles() {
  const from = join(MODULES, "katex/dist");
  mkdirSync(join(DIST, "katex/fonts"), { recursive: true });
  // Only woff2: every browser of the last two years reads it, and each face is there once.
  const woff2 = /src:(url\([^)]*\.woff2\) format\("woff2"\))[^;}]*/g;
  const css = read(join(from, "katex.min.css")).replace(woff2, "src:$1");
  if (/\.(woff|ttf)\)/.test(css)) throw new Error("katex.min.css names fonts in a form that is not known here");
  writeFileSync(join(DIST, "katex/katex.css"), css);
  for (const file of css.matchAll(/url\(fonts\/([^)]+)\)/g)) {
    copyFileSync(join(from, "fonts", file[1]), join(DIST, "katex/fonts", file[1]));
  }
}

/**
 * How wide the characters of a family are, upright, in the weights that pictures have.
 * @param {string} family @param {{file: string, style: string, weight: string}[]} faces
 */
function writeWidths(family, faces) {
  const upright = faces.filter((face) => face.style === "normal");
  const byWeight = ["400", "700"].map((weight) => {
    const cut = upright.filter((face) => face.weight.includes(" ") || face.weight === weight);
    const widths = cut.map((face) => widthsOf(readFileSync(join(DIST, "fonts", face.file)), Number(weight)));
    return [weight, runsOf(new Map(widths.flatMap((one) => [...one])))];
  });
  const id = family.toLowerCase().replaceAll(" ", "-");
  writeFileSync(join(DIST, "widths", `${id}.json`), JSON.stringify(Object.fromEntries(byWeight)));
  return [family, id];
}

/** @param {{name: string, license: string, author?: string | {name: string}}} about */
function licenceText(about) {
  if (ICON_PACKAGES.includes(about.name)) return iconLicence(HERE, about.name);
  const folder = join(MODULES, about.name);
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).sort();
  if (files.length > 0) return files.map((file) => read(join(folder, file))).join("\n");
  const author = typeof about.author === "string" ? about.author : about.author?.name;
  if (about.license !== "MIT" || !author) throw new Error(`${about.name} has no licence text`);
  // Some packages of a monorepo only name their licence and their author.
  return read(join(HERE, "entries/MIT.txt")).replace("<author>", author.replace(/\s*[<(].*$/, ""));
}

/** @param {string[]} packages */
function writeLicences(packages) {
  const index = Object.fromEntries(
    [...new Set(packages)].sort().map((name) => {
      const about = JSON.parse(read(join(MODULES, name, "package.json")));
      const path = join(DIST, "licences", `${name}.txt`);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, licenceText({ ...about, name }));
      return [name, { version: about.version, licence: about.license }];
    }),
  );
  writeJson(join(DIST, "packages.json"), index);
}

rmSync(DIST, { recursive: true, force: true });
mkdirSync(join(DIST, "fonts"), { recursive: true });
const bundled = (await Promise.all(BUNDLES.map(bundleScript))).flat();
copyKatexStyles();
packIcons(HERE, DIST);
await minifyRuntime();
writeFileSync(join(DIST, "emoji.json"), JSON.stringify(nameToEmoji));
const families = await Promise.all(FAMILIES.map((id) => copyFamily(join(MODULES, id), join(DIST, "fonts"))));
writeJson(join(DIST, "fonts/index.json"), Object.fromEntries(families));
mkdirSync(join(DIST, "widths"));
writeJson(join(DIST, "widths/index.json"), Object.fromEntries(families.map(([name, faces]) => writeWidths(name, faces))));
// esbuild writes a few functions of its own into each bundle.
writeLicences([...bundled, "esbuild", "gemoji", ...ICON_PACKAGES, ...FAMILIES]);
