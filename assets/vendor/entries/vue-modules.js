/**
 * The modules of a deck's own code: CommonJS, compiled by vue-sfc.js, found and named by the build.
 */
import { BROWSER, createInert } from "./vue-inert.js";
import { browserVue, withoutLife } from "./vue-browser.js";

const CLIENT = /^(@slidev\/client|#slidev)(\/|$)/;
const VUE = /^(vue|@vue\/(runtime-(core|dom)|reactivity))$/;
const ENV = { env: { DEV: false, PROD: true, SSR: false, MODE: "production", BASE_URL: "/" }, url: "", glob: () => ({}) };

/**
 * @typedef {{code: string, scope: string | null, requires: Record<string, string>}} Module
 * `requires`: what is written in the code → the module that it means; what is not there is a package
 *
 * @param {Record<string, Module>} modules
 * @param {{inert: import("./vue-inert.js").Inert, client: object, note: (module: string, what: string) => void}} world
 */
export function createLoader(modules, { inert, client, note }) {
  /** @type {Map<string, any>} */
  const loaded = new Map();

  /** @param {string} id of the module that asks @param {string} wanted */
  function find(id, wanted) {
    const own = (/** @type {string} */ what) => note(id, what);
    if (VUE.test(wanted)) return { __esModule: true, ...browserVue(own) };
    if (CLIENT.test(wanted)) return { ...client, ...later(own) };
    const target = modules[id].requires[wanted];
    return target === undefined ? inert.package(wanted) : load(target);
  }

  /** @param {string} id @returns {any} its exports */
  function load(id) {
    if (loaded.has(id)) return loaded.get(id).exports;
    const module = { exports: /** @type {any} */ ({}) };
    loaded.set(id, module);
    const { code, scope } = modules[id];
    const make = new Function("require", "module", "exports", "__meta", ...BROWSER, "fetch", `return (() => {${code}\n})()`);
    const globals = createInert((what) => note(id, what)).globals();
    make((/** @type {string} */ wanted) => find(id, wanted), module, module.exports, ENV, ...BROWSER.map((name) => globals[name]), globals.fetch);
    const made = module.exports.default;
    if (scope !== null && made) {
      made.__module = id;
      if (scope) made.__scopeId = scope;
      withoutLife(made, (what) => note(id, what));
    }
    return module.exports;
  }
  return load;
}

/** @param {(what: string) => void} note */
function later(note) {
  return { onSlideEnter: () => note("onSlideEnter"), onSlideLeave: () => {} };
}
