/**
 * What the names in a template mean: the deck's components, directives of Slidev, and everything else,
 * which is handed on to the build with its props worked out.
 */
import { h } from "@vue/runtime-core";
import { camelize, capitalize } from "@vue/shared";
import { box } from "./vue-inert.js";
import { browserVue } from "./vue-browser.js";

const { Transition, TransitionGroup } = browserVue(() => {});
const DIRECTIVES = ["after", "click", "click-hide", "drag", "mark", "motion"];

/** A component that the build knows: an element of its name, with its slots as templates. @param {string} name */
function handedOn(name) {
  return {
    name,
    inheritAttrs: false,
    setup:
      (/** @type {any} */ _, /** @type {any} */ { attrs, slots }) =>
      () => {
        const { default: content, ...named } = slots;
        const templates = Object.entries(named)
          .filter(([slot]) => !slot.startsWith("_"))
          .map(([slot, draw]) => h("template", { [`#${slot}`]: "", key: slot }, draw({})));
        return h(name, attrs, [content?.({}), ...templates]);
      },
  };
}


/** @param {any} job @param {any} world @returns {any} a registry that has every name */
export function createComponents(job, world) {
  /** @type {Map<string, any>} */
  const known = new Map(Object.entries({ Transition, TransitionGroup, BaseTransition: Transition }));

  /** @param {string} name */
  function define(name) {
    const id = [name, camelize(name), capitalize(camelize(name))].map((spelling) => job.components[spelling]).find(Boolean);
    if (id === undefined) return handedOn(name);
    const shown = capitalize(camelize(name));
    if (world.broken.has(id)) return box(shown);
    try {
      return world.load(id).default;
    } catch (error) {
      world.found.broken.push({ module: id, message: String(error.message ?? error), phase: "load" });
      return box(shown);
    }
  }
  return new Proxy(
    {},
    {
      get(_, name) {
        if (typeof name === "symbol") return undefined;
        if (!known.has(name)) known.set(name, define(name));
        return known.get(name);
      },
    },
  );
}

/** @returns {Record<string, object>} */
export function createDirectives() {
  return Object.fromEntries(
    DIRECTIVES.map((name) => {
      const put = (/** @type {any} */ element, /** @type {any} */ { value, arg, modifiers }) => {
        const written = [`v-${name}${arg ? `:${arg}` : ""}`, ...Object.keys(modifiers)].join(".");
        element.__directives = element.__directives.filter((/** @type {any} */ one) => one.name !== written);
        element.__directives.push({ name: written, value });
      };
      return [name, { created: put, beforeUpdate: put }];
    }),
  );
}
