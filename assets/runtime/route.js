/**
 * Addresses as text: `#/3?clicks=2`, `#/intro`, `#/presenter/3`, `#/34#note`, `#fn1` (Slidev reference §7.8).
 *
 * Pure: reads and writes the fragment; who goes there is address.js.
 *
 * @typedef {import("./types.d.ts").SlideData} SlideData
 *
 * @typedef {object} Route
 * @property {number | null} page from 1; null where the fragment names no slide: plain `#/`, a view alone, an anchor
 * @property {number} clicks as written, not yet clamped
 * @property {string | null} anchor the id of an element to go to
 * @property {string} view the first word, where it names a view; else ""
 * @property {string[]} options what the query names: `clicks` and `notes` of `#/print?clicks&notes`
 */

/** First words that name a view, with the slide's number or alias after them. */
const VIEWS = new Set(["presenter", "overview", "notes", "print", "read", "stage", "rehearse"]);

/**
 * A slide that is not there is the last one, as in Slidev.
 *
 * @param {string} hash `location.hash` @param {readonly SlideData[]} slides @returns {Route}
 */
export function parseRoute(hash, slides) {
  const text = hash.replace(/^#/, "");
  if (!text.startsWith("/")) return { page: null, clicks: 0, anchor: text ? decode(text) : null, view: "", options: [] };
  const [address, anchor = ""] = text.split("#", 2);
  const [path, query = ""] = address.split("?", 2);
  const clicks = Number(/(?:^|&)clicks=([^&]*)/.exec(query)?.[1] ?? 0);
  const name = decode(path.replace(/^\/+|\/+$/g, ""));
  const view = name.split("/")[0];
  return {
    page: pageOf(name, slides),
    clicks: Number.isFinite(clicks) ? clicks : 0,
    anchor: anchor ? decode(anchor) : null,
    view: VIEWS.has(view) && !slideNamed(name, slides) ? view : "",
    options: query.split("&").map((part) => part.split("=")[0]).filter(Boolean),
  };
}

/** @param {number} page @param {number} clicks @param {SlideData | undefined} slide @param {string} [view] @returns {string} */
export function formatRoute(page, clicks, slide, view = "") {
  const name = slide?.alias ? slide.alias.split("/").map(encodeURIComponent).join("/") : String(page);
  return `#/${view && `${view}/`}${name}${clicks > 0 ? `?clicks=${clicks}` : ""}`;
}

/** @param {string} path @param {readonly SlideData[]} slides @returns {number | null} */
function pageOf(path, slides) {
  if (path === "" || path === "index.html") return null;
  const named = slideNamed(path, slides);
  if (named) return named.no;
  const [view, ...rest] = path.split("/");
  if (VIEWS.has(view)) return pageOf(rest.join("/"), slides);
  const no = /^\d+$/.test(path) ? Number(path) : Infinity;
  return no >= 1 && no <= slides.length ? no : slides.length;
}

/** @param {string} path @param {readonly SlideData[]} slides */
function slideNamed(path, slides) {
  return slides.find(({ alias }) => alias?.replace(/^\//, "") === path);
}

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a lone `%` is no escape
  }
}
