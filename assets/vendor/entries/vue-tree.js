/**
 * What Vue draws on, in place of a document: plain nodes that keep their numbers while Vue patches them.
 * An element that is there at two clicks is one node, so the build can say what a click changes.
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

/** @typedef {import("./vue-inert.js").Inert} Inert */

/** @param {string} tag */
export const isNative = (tag) => isHTMLTag(tag) || isSVGTag(tag) || isMathMLTag(tag);

/** @param {Inert} inert what an element is for code that wants a real one */
export function createTree(inert) {
  let last = 0;
  /** @type {Drawn[]} every element that was ever there */
  const made = [];

  class Drawn {
    /** @param {string} kind `element`, `text` or `comment` @param {string} text the tag, or the characters */
    constructor(kind, text) {
      this.__id = ++last;
      this.__kind = kind;
      this.__text = text;
      /** @type {Drawn | null} */
      this.__parent = null;
      /** @type {Drawn[]} */
      this.__children = [];
      /** @type {Map<string, any>} */
      this.__props = new Map();
      /** @type {Record<string, any>[]} */
      this.__directives = [];
      if (kind === "element") made.push(this);
    }
  }
  Object.setPrototypeOf(Drawn.prototype, inert.element());

  /** @param {Drawn} node */
  const remove = (node) => {
    const siblings = node.__parent?.__children;
    if (siblings?.includes(node)) siblings.splice(siblings.indexOf(node), 1);
    node.__parent = null;
  };
  /** @param {Drawn} node @param {Drawn} parent @param {Drawn | null} [anchor] */
  const insert = (node, parent, anchor) => {
    remove(node);
    const at = anchor ? parent.__children.indexOf(anchor) : -1;
    parent.__children.splice(at < 0 ? parent.__children.length : at, 0, node);
    node.__parent = parent;
  };
  const root = new Drawn("element", "sg-root");
  const nodeOps = {
    insert,
    remove,
    /** @param {string} tag */
    createElement: (tag) => new Drawn("element", tag),
    /** @param {string} text */
    createText: (text) => new Drawn("text", text),
    /** @param {string} text */
    createComment: (text) => new Drawn("comment", text),
    /** @param {Drawn} node @param {string} text */
    setText: (node, text) => void (node.__text = text),
    /** @param {Drawn} node @param {string} text */
    setElementText(node, text) {
      const [only] = node.__children;
      if (node.__children.length === 1 && only.__kind === "text" && text) return void (only.__text = text);
      for (const child of [...node.__children]) remove(child);
      if (text) insert(new Drawn("text", text), node);
    },
    /** @param {Drawn} node */
    parentNode: (node) => node.__parent,
    /** @param {Drawn} node */
    nextSibling: (node) => node.__parent?.__children[node.__parent.__children.indexOf(node) + 1] ?? null,
    /** A teleport's target: what is sent away stays on its slide. */
    querySelector: () => root,
    /** @param {Drawn} node @param {string} id */
    setScopeId: (node, id) => void node.__props.set(id, ""),
    /** @param {Drawn} node @param {string} key @param {unknown} before @param {unknown} value */
    patchProp(node, key, before, value, namespace, owner) {
      if (value === undefined) node.__props.delete(key);
      else node.__props.set(key, value);
      if (/^on[^a-z]/.test(key)) node.__module = owner?.type.__module ?? null;
    },
  };
  return { root, nodeOps, made };
}

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
