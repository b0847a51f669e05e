/**
 * The fonts that pages may carry: the files of Fontsource, and of some a cut with the characters that
 * English takes, two thirds of the size, for decks that show no others.
 *
 *   index.json   {family: [{file, style, weight, unicodeRange, plain?: {file, unicodeRange}}]}
 */
import { copyFileSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import subsetFont from "subset-font";

/** Their licence lets a changed font keep its name: it reserves none. */
const MAY_BE_CUT = ["fira-code", "inter", "jetbrains-mono", "nunito-sans"];
export const FAMILIES = [
  ...[...MAY_BE_CUT, "source-serif-4"].map((id) => `@fontsource-variable/${id}`),
  "@fontsource/pt-mono",
  "@fontsource/pt-serif",
];
const FACES = /^(wght|400|700)(-italic)?\.css$/;
/** ASCII, and the marks that typographers, mathematicians and slidegen's own controls set. */
const PLAIN =
  "U+0020-007E, U+00A0, U+00A7, U+00A9, U+00AB, U+00AD, U+00B0-00B1, U+00B7, U+00BB, U+00D7, U+2010-2014, " +
  "U+2018-201A, U+201C-201E, U+2022, U+2026, U+2039-203A, U+20AC, U+2122, U+2191, U+2193, U+2212, U+FEFF, U+FFFD";

/** @param {string} face the text of one `@font-face` @param {string} property */
function valueOf(face, property) {
  const found = face.match(new RegExp(`\\b${property}:\\s*([^;]+);`));
  if (found === null) throw new Error(`a font face without ${property}: ${face}`);
  return found[1];
}

/**
 * @param {string} folder of a Fontsource package: all weights in one variable file, or a file for each
 * @param {string} to
 * @returns {Promise<[string, object[]]>} the family's name, and its faces in the order of Fontsource
 */
export async function copyFamily(folder, to) {
  const { family } = JSON.parse(readFileSync(join(folder, "metadata.json"), "utf8"));
  const sheets = readdirSync(folder).filter((file) => FACES.test(file)).sort().reverse();
  const faces = sheets.flatMap((sheet) => readFileSync(join(folder, sheet), "utf8").match(/@font-face\s*{[^}]*}/g) ?? []);
  const index = faces.map(async (face) => {
    const file = valueOf(face, "src").replace(/^url\(\.\/files\/([^)]+)\).*$/, "$1");
    copyFileSync(join(folder, "files", file), join(to, file));
    const ranges = valueOf(face, "unicode-range").split(",").map((range) => range.trim());
    const isCut = file.includes("-latin-wght") && MAY_BE_CUT.some((id) => file.startsWith(id));
    return {
      file,
      style: valueOf(face, "font-style"),
      weight: valueOf(face, "font-weight"),
      unicodeRange: ranges.join(", "),
      ...(isCut && { plain: await cut(file, to) }),
    };
  });
  return [family, await Promise.all(index)];
}

/** @param {string} file @param {string} folder @returns {Promise<{ file: string, unicodeRange: string }>} */
async function cut(file, folder) {
  const name = file.replace("-latin-", "-plain-");
  const made = await subsetFont(readFileSync(join(folder, file)), charactersOf(PLAIN), { targetFormat: "woff2" });
  writeFileSync(join(folder, name), made);
  return { file: name, unicodeRange: PLAIN };
}

/** @param {string} ranges as CSS has them */
function charactersOf(ranges) {
  const points = ranges.split(", ").flatMap((range) => {
    const [first, last = first] = range.slice(2).split("-").map((digits) => parseInt(digits, 16));
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
  return String.fromCodePoint(...points);
}
