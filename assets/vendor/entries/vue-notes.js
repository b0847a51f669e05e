/**
 * What goes wrong while a slide is drawn, and what its handlers would do: noted, for the build to tell.
 */
import { createInert } from "./vue-inert.js";

/** @param {any} app @param {any} world */
export function listen(app, world) {
  const { found, at } = world;
  app.config.errorHandler = (/** @type {unknown} */ error, /** @type {any} */ instance, /** @type {string} */ phase) => {
    let owner = instance?.$;
    while (owner && owner.type.__module === undefined) owner = owner.parent;
    const module = owner?.type.__module ?? "";
    if (/watcher|hook/.test(phase)) world.note(module, "a watcher");
    else add(found.broken, { module: module || (world.job.setup && phase === "setup function" ? world.job.setup : module), message: message(error), phase });
  };
  app.config.warnHandler = (/** @type {string} */ text, /** @type {any} */ instance) => {
    const name = text.match(/^Property "(.+?)" was accessed during render/)?.[1];
    const module = instance?.$.type.__module ?? "";
    if (name) add(found.undefined, [at.expression, name, module]);
    else if (/^Failed to resolve directive/.test(text)) add(found.warnings, [text.split("\n")[0], module]);
  };
}

/** Runs an expression of the slide; one that throws costs only itself. @param {any} job @param {any} world */
export function guard(job, { found, at }) {
  return (/** @type {number} */ number, /** @type {() => unknown} */ expression) => {
    const before = at.expression;
    at.expression = number;
    try {
      return expression();
    } catch (error) {
      found.failed[number] = message(error);
      return job.written[number];
    } finally {
      at.expression = before;
    }
  };
}

/** Calls each handler once, to see whether all it does is to move in the deck. @param {any} world */
export function probeHandlers({ tree, probe, found, at }) {
  at.expression = -2;
  const event = createInert(() => {}).nothing("event", true);
  for (const element of tree.made) {
    for (const [key, handlers] of element.__props) {
      if (!/^on[^a-z]/.test(key) || key.startsWith("onUpdate:")) continue;
      probe.calls = [];
      try {
        for (const handler of [handlers].flat()) handler?.(event);
      } catch {
        probe.calls = [];
      }
      found.acts.push({ i: element.__id, event: key, calls: probe.calls, module: element.__module ?? "", sg: sgOf(element) });
      probe.calls = null;
    }
  }
}

/** The number of the nearest element that the slide's author wrote. @param {any} element @returns {string | null} */
function sgOf(element) {
  for (let node = element; node; node = node.__parent) if (node.__props.has("sg")) return String(node.__props.get("sg"));
  return null;
}

/** @param {unknown} error */
export const message = (error) => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));

/** @param {any[]} list @param {any} entry */
export function add(list, entry) {
  const text = JSON.stringify(entry);
  if (!list.some((one) => JSON.stringify(one) === text)) list.push(entry);
}
