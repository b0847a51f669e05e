/**
 * Icons as classes, as UnoCSS' own preset draws them: a mask in the colour of the text, or a picture
 * where the icon has colours of its own (Slidev reference §3.14). The drawings come with the question.
 */

/** @type {Record<string, string>} `mdi:account` or `mdi-account` → its SVG */
let drawings = {};

/** @param {Record<string, string>} given what the next tokens name */
export function setDrawings(given) {
  drawings = given;
}

/** @param {string} svg in the form in which a `url()` in quotes may hold it */
const encode = (svg) =>
  svg.replace(/"/g, "'").replace(/%/g, "%25").replace(/#/g, "%23").replace(/</g, "%3C").replace(/>/g, "%3E");

/** @param {string[]} match */
function draw([, name, mode = "auto"]) {
  const svg = drawings[name];
  if (svg === undefined) return undefined;
  const url = `url("data:image/svg+xml;utf8,${encode(svg)}")`;
  const size = { width: "1em", height: "1em" };
  if (mode === "mask" || (mode === "auto" && svg.includes("currentColor"))) {
    return {
      "--un-icon": url,
      "-webkit-mask": "var(--un-icon) no-repeat",
      mask: "var(--un-icon) no-repeat",
      "-webkit-mask-size": "100% 100%",
      "mask-size": "100% 100%",
      "background-color": "currentColor",
      color: "inherit",
      ...size,
    };
  }
  return { background: `${url} no-repeat`, "background-size": "100% 100%", "background-color": "transparent", ...size };
}

export const rules = [[/^i-([\w:-]+)(?:\?(mask|bg|auto))?$/, draw, { layer: "icons" }]];
export const layers = { icons: -30 };
