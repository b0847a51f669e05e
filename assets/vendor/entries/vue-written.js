/**
 * What Vue drew, as data: elements with their attributes as a page has them, and values where a component
 * of the build is given them.
 */
import {
  includeBooleanAttr,
  isBooleanAttr,
  isHTMLTag,
  isMathMLTag,
  isSVGTag,
  propsToAttrMap,
  stringifyStyle,
} from "@vue/shared";

/** @param {string} tag */
export const isNative = (tag) => isHTMLTag(tag) || isSVGTag(tag) || isMathMLTag(tag);

/** @param {any} node what `createTree` made @returns {object | null} as data; null for what is not seen */
export function write(node) {
  if (node.__kind === "text") return node.__text === "" ? null : { i: node.__id, x: node.__text };
  if (node.__kind === "comment") return null;
  const content = writeContent(node);
  return { i: node.__id, t: node.__text, a: writeAttributes(node), ...content };
}

/** @param {any} node */
function writeContent(node) {
  const html = node.__props.get("innerHTML");
  if (html != null) return { h: String(html) };
  const text = node.__props.get("textContent") ?? (node.__text === "textarea" ? node.__props.get("value") : null);
  if (text != null) return { c: [{ i: -node.__id, x: String(text) }] };
  return { c: node.__children.map(write).filter(Boolean) };
}

/** @param {any} node @returns {Record<string, string>} */
function writeAttributes(node) {
  const native = isNative(node.__text);
  const data = !native || node.__directives.some((/** @type {any} */ { name }) => name === "v-motion");
  /** @type {Record<string, string>} */
  const written = {};
  for (const [key, value] of node.__props) {
    const name = key.replace(/^[.^]/, "");
    if (/^on[^a-z]/.test(key) || /^(innerHTML|textContent)$/.test(key) || value == null) continue;
    if (node.__text === "textarea" && name === "value") continue;
    if (name === "class") value && (written.class = String(value));
    else if (name === "style") writeStyle(value, node.__vars, written);
    else if (typeof value === "string" && !(native && isBooleanAttr(name))) written[attributeName(name, native)] = value;
    else if (data && !isBooleanAttr(name)) writeData(name, value, written);
    else writeValue(attributeName(name, native), value, written);
  }
  if (node.__vars && !node.__props.has("style")) writeStyle("", node.__vars, written);
  for (const { name, value } of node.__directives) written[name] = value === undefined ? "" : JSON.stringify(value);
  return written;
}

/** @param {string} name @param {boolean} native */
const attributeName = (name, native) => (native && propsToAttrMap[name]) || name;

/** @param {unknown} value @param {Record<string, string> | undefined} vars @param {Record<string, string>} written */
function writeStyle(value, vars, written) {
  const own = typeof value === "string" ? value : stringifyStyle(/** @type {any} */ (value));
  const style = [own.trim().replace(/;$/, ""), vars && stringifyStyle(vars).replace(/;$/, "")].filter(Boolean).join(";");
  if (style) written.style = style;
}

/** What a component of ours is given: not text, but a value. @param {string} name @param {unknown} value @param {Record<string, string>} written */
function writeData(name, value, written) {
  const text = typeof value === "function" ? undefined : JSON.stringify(value);
  if (text !== undefined) written[`:${name}`] = text;
}

/** @param {string} name @param {unknown} value @param {Record<string, string>} written */
function writeValue(name, value, written) {
  if (isBooleanAttr(name)) {
    if (includeBooleanAttr(value)) written[name] = "";
  } else if (typeof value === "number" || typeof value === "boolean") {
    written[name] = String(value);
  }
}
