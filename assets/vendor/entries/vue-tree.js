/**
 * What Vue draws on, in place of a document: plain nodes that keep their numbers while Vue patches them.
 * An element that is there at two clicks is one node, so the build can say what a click changes.
 */

/** @typedef {import("./vue-inert.js").Inert} Inert */

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
