/**
 * What is not there at build time: a window, a network, a package that nobody installed. Code may hold
 * it, call it, look into it and draw it; it yields nothing, and what was used is noted.
 */
import { h } from "@vue/runtime-core";

/** Names that a browser has and the engine has not, or not in a form that a component could use. */
export const BROWSER = (
  "window document navigator location history screen localStorage sessionStorage matchMedia getComputedStyle " +
  "IntersectionObserver ResizeObserver MutationObserver XMLHttpRequest WebSocket EventSource Worker " +
  "BroadcastChannel Image Audio AudioContext Notification alert confirm prompt addEventListener " +
  "removeEventListener dispatchEvent customElements HTMLElement Element CustomEvent Event self top parent " +
  "requestAnimationFrame cancelAnimationFrame requestIdleCallback setTimeout setInterval clearTimeout " +
  "clearInterval open scrollTo speechSynthesis indexedDB caches"
).split(" ");

/** Taking back what was never started is nothing that anybody would miss. */
const SILENT = new Set(["clearTimeout", "clearInterval", "cancelAnimationFrame", "removeEventListener", "customElements"]);
/** What may be asked without wanting anything that lives. */
const TYPES = new Set(["HTMLElement", "Element", "CustomEvent", "Event", "self", "top", "parent", "open"]);

/** How many parameters a component that is a function takes. */
const COMPONENT = 2;

/** @typedef {ReturnType<typeof createInert>} Inert */

/** A component that cannot be drawn: its name, and what is in it. @param {string} name */
export function box(name) {
  const draw = (/** @type {any} */ _, /** @type {any} */ { slots }) => {
    const sign = h("span", { class: "slidegen-unknown-name" }, `<${name}>`);
    return h("div", { class: "slidegen-unknown", "data-name": name }, [sign, content(slots)]);
  };
  return Object.assign(draw, { displayName: name, inheritAttrs: false });
}

/** @param {any} slots */
function content(slots) {
  try {
    return slots.default?.({});
  } catch {
    return []; // a slot that wants what only its component could give
  }
}

/** @param {(what: string) => void} note hears of each use */
export function createInert(note) {
  /** @param {string} name what it stands for @param {boolean} [silent] @param {number} [length] @returns {any} */
  function nothing(name, silent = false, length = 0) {
    const tell = () => void (silent || note(name));
    return new Proxy(function () {}, {
      get(target, key) {
        if (key === Symbol.toPrimitive) return () => "";
        if (key === Symbol.iterator) return function* () {};
        if (key === "toString" || key === "toJSON") return () => "";
        if (key === "length") return length;
        if (typeof key === "symbol" || key === "then" || key.startsWith("__") || key === "prototype") return target[key];
        tell();
        return nothing(name, true);
      },
      has: (_, key) => typeof key === "string" && !key.startsWith("__"),
      apply(_, self, args) {
        tell();
        const context = args[1];
        return context?.slots && context.emit ? box(name)(args[0], context) : nothing(name, true);
      },
      construct() {
        tell();
        return nothing(name, true);
      },
      set: () => (tell(), true),
    });
  }

  return {
    nothing,
    /** @returns {Record<string, any>} a browser's globals, under their names */
    globals() {
      const named = Object.fromEntries(BROWSER.map((name) => [name, nothing(name, SILENT.has(name) || TYPES.has(name))]));
      const fetch = () => Promise.reject(new Error("the network is not asked while a deck is built"));
      return { ...named, fetch };
    },
    /** The prototype of elements: methods that nobody has drawn with. */
    element: () =>
      new Proxy(Object.create(null), {
        get(_, key) {
          if (typeof key === "symbol" || key.startsWith("_") || key === "then") return undefined;
          if (key === "toString" || key === "valueOf" || key === "constructor") return Object.prototype[key];
          note("an element of the page");
          return nothing("an element of the page", true);
        },
        has: () => false,
      }),
    /** @param {string} name of a package @returns {any} its exports */
    package(name) {
      /** @type {Map<string, any>} */
      const known = new Map();
      return new Proxy(
        {},
        {
          get(_, key) {
            if (typeof key === "symbol") return undefined;
            if (key === "__esModule") return true;
            if (!known.has(key)) known.set(key, nothing(key === "default" ? name : key, true, COMPONENT));
            return known.get(key);
          },
        },
      );
    },
  };
}
