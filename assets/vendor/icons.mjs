/**
 * Makes dist/icons/ out of the icon sets of Iconify.
 *
 *   index.json       {set: {title, count}} of the whole sets
 *   titles.json      part of a code block's title → its icon
 *   <set>.json.gz    {width, height, icons: {name: body or {body, width, …}}, aliases: {name: {parent, …}}}
 *
 * A set from which only the icons of code titles are taken is not in the index: its other names are unknown.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const SETS = [
  "akar-icons", "bi", "carbon", "fa-brands", "fa-solid", "fa6-brands", "fa6-solid", "heroicons", "line-md",
  "logos", "lucide", "mdi", "octicon", "ph", "ri", "simple-icons", "svg-spinners", "tabler", "twemoji", "uil",
];
const PARTS = ["vscode-icons"];

/** The packages whose work is in dist/icons. */
export const ICON_PACKAGES = [...SETS, ...PARTS].map((set) => `@iconify-json/${set}`);

/** @param {string} path */
const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));

/** @param {string} path @param {unknown} data */
const writeJson = (path, data) => writeFileSync(path, `${JSON.stringify(data, null, 1)}\n`);

/** @param {Record<string, unknown>} map @param {(name: string) => boolean} [wanted] */
const sorted = (map, wanted = () => true) =>
  Object.fromEntries(Object.keys(map).filter(wanted).sort().map((name) => [name, map[name]]));

/**
 * @param {string} here the folder of the lock file @param {string} dist
 */
export function packIcons(here, dist) {
  const out = join(dist, "icons");
  mkdirSync(out, { recursive: true });
  const titles = readJson(join(here, "entries/code-titles.json"));
  const shown = new Set(Object.values(titles));
  const index = {};
  for (const set of [...SETS, ...PARTS]) {
    const folder = join(here, "node_modules/@iconify-json", set);
    const data = readJson(join(folder, "icons.json"));
    const wanted = PARTS.includes(set) ? (/** @type {string} */ name) => shown.has(`${set}:${name}`) : undefined;
    const packed = packSet(data, wanted);
    writeFileSync(join(out, `${set}.json.gz`), gzipSync(JSON.stringify(packed), { level: 9 }));
    if (!wanted) index[set] = { title: readJson(join(folder, "info.json")).name, count: Object.keys(packed.icons).length };
  }
  writeJson(join(out, "index.json"), index);
  writeJson(join(out, "titles.json"), titles);
}

/** @param {any} data an Iconify set @param {(name: string) => boolean} [wanted] */
function packSet(data, wanted) {
  const icons = Object.entries(sorted(data.icons, wanted)).map(([name, icon]) => {
    const { hidden, ...drawn } = icon;
    return [name, Object.keys(drawn).length === 1 ? drawn.body : drawn];
  });
  return {
    width: data.width ?? 16,
    height: data.height ?? 16,
    icons: Object.fromEntries(icons),
    aliases: sorted(data.aliases ?? {}, wanted),
  };
}

/**
 * The terms of an icon set, which its package only names.
 *
 * @param {string} here @param {string} name of the package
 */
export function iconLicence(here, name) {
  const folder = join(here, "node_modules", name);
  const { name: title, author, license } = readJson(join(folder, "info.json"));
  const { licenseText } = readJson(join(here, "node_modules/spdx-license-list/licenses", `${license.spdx}.json`));
  const text = licenseText
    .replace("<year> <copyright holders>", author.name)
    // The model of the ISC licence names its own first user.
    .replace(/Copyright \(c\) [^\n]*\("ISC"\)\nCopyright[^\n]*Consortium/, `Copyright (c) ${author.name}`);
  return `${title} by ${author.name} (${author.url})\n${license.title}: ${license.url}\n\n${text}\n`;
}
