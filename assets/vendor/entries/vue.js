/**
 * Vue: one slide drawn on a tree of its own, click by click.
 *
 * Vue itself runs, its compiler and its reactivity; only what would draw in a document draws on plain
 * nodes (vue-tree.js). Everything of a call is made anew, so what comes out depends on its job alone.
 */
import { compile } from "@vue/compiler-dom";
import { Suspense, createRenderer, h, nextTick, registerRuntimeCompiler } from "@vue/runtime-core";
import { decodeHTML, decodeHTMLAttribute } from "entities/decode";
import { browserVue } from "./vue-browser.js";
import { createClient, templateGlobals } from "./vue-client.js";
import { createInert } from "./vue-inert.js";
import { createLoader } from "./vue-modules.js";
import { createComponents, createDirectives } from "./vue-names.js";
import { add, guard, listen, message, probeHandlers } from "./vue-notes.js";
import { createTree } from "./vue-tree.js";
import { write } from "./vue-written.js";

/** Elements that stand for nodes of the build, and for its own parts of a slide. */
const OWN = /^sg-leaf$/;
const ROUNDS = 4;

/** @param {string} template @param {object} vue @param {object} options @returns {Function} */
function compileTemplate(template, vue, options) {
  const decodeEntities = (/** @type {string} */ text, /** @type {boolean} */ attribute) =>
    attribute ? decodeHTMLAttribute(text) : decodeHTML(text);
  const { code } = compile(template, {
    hoistStatic: false,
    comments: false,
    decodeEntities,
    isCustomElement: (tag) => OWN.test(tag),
    ...options,
  });
  const render = new Function("Vue", code)(vue);
  render._rc = true;
  return render;
}

registerRuntimeCompiler((template) => compileTemplate(String(template), browserVue(() => {}), { onError() {} }));

/**
 * @param {any} job `template` of the slide; `setup`, the module of its script; `modules` and the names of
 *   `components`; `scope` for the globals; `clicks`, each click to show; `written`, number → the text
 *   that stands for an expression that fails
 * @returns {Promise<object>} a snapshot for each click, and all that was noted
 */
export async function render(job) {
  /** @type {Set<string>} */
  const broken = new Set(job.broken);
  for (let round = 0; ; round++) {
    const world = createWorld(job, broken);
    if (world.found.errors.length > 0) return world.found;
    await draw(job, world);
    const fresh = world.found.broken.filter((/** @type {any} */ one) => !broken.has(one.module));
    if (fresh.length === 0 || round === ROUNDS) return { ...world.found, broken: [...(job.known ?? []), ...world.found.broken] };
    job = { ...job, known: [...(job.known ?? []), ...fresh] };
    for (const { module } of fresh) broken.add(module);
  }
}

/** @param {any} job @param {Set<string>} broken modules that are drawn as a box */
function createWorld(job, broken) {
  const found = { snapshots: [], errors: [], failed: {}, undefined: [], broken: [], notes: [], acts: [], missing: [], clicks: false, total: false, slots: [], warnings: [] };
  const at = { expression: -1 };
  const note = (/** @type {string} */ module, /** @type {string} */ what) => add(found.notes, [module, what]);
  const inert = createInert((what) => note("", what));
  const probe = { calls: /** @type {any} */ (null) };
  const client = createClient(job.scope, (call) => probe.calls?.push(call), (what) => (found[what] = true));
  const tree = createTree(inert);
  const load = createLoader(job.modules, { inert, client: client.exports, note });
  const vue = browserVue((what) => note("", what));
  const options = { whitespace: "preserve", onError: (/** @type {any} */ error) => found.errors.push({ message: error.message, at: error.loc?.start.offset ?? -1 }) };
  let drawSlide = null;
  try {
    drawSlide = compileTemplate(job.template, vue, options);
  } catch (error) {
    if (found.errors.length === 0) found.errors.push({ message: String(error.message), at: -1 });
  }
  return { found, at, note, probe, client, tree, load, broken, drawSlide, job };
}

/** @param {any} job @param {any} world */
async function draw(job, world) {
  const { client, tree, found } = world;
  const app = createRenderer(tree.nodeOps).createApp({ render: () => h(Suspense, null, { default: () => h(slideOf(job, world)) }) });
  listen(app, world);
  Object.defineProperties(app.config.globalProperties, templateGlobals(client.context));
  Object.assign(app.config.globalProperties, { $sg: guard(job, world), $props_: job.props, $written_: job.written });
  app._context.components = createComponents(job, world);
  app._context.directives = createDirectives();
  try {
    app.mount(tree.root);
    for (const click of job.clicks) {
      client.clicks.value = click;
      await settle();
      found.snapshots.push(tree.root.__children.map(write).filter(Boolean));
    }
  } catch (error) {
    add(found.broken, { module: "", message: message(error), phase: "render" });
  }
  probeHandlers(world);
}

/** Promises of components that load late, one after the other. */
async function settle() {
  for (let turn = 0; turn < 20; turn++) await nextTick();
}

/** @param {any} job @param {any} world */
function slideOf(job, world) {
  if (world.slide) return world.slide;
  const slide = { name: "Slide", render: world.drawSlide, components: {}, __module: "" };
  world.slide = slide;
  if (!job.setup) return slide;
  try {
    const made = world.load(job.setup).default;
    slide.setup = (/** @type {any} */ props, /** @type {any} */ context) => {
      const state = withoutMark(made.setup(props, { ...context, expose() {} }));
      for (const [name, value] of Object.entries(state)) if (value?.__module !== undefined || value?.render || value?.setup) slide.components[name] = value;
      return state;
    };
  } catch (error) {
    add(world.found.broken, { module: job.setup, message: message(error), phase: "setup" });
  }
  return slide;
}

/** What a script gives, without Vue's sign that its own compiler has read the template as well. @param {object} state */
function withoutMark(state) {
  const { __isScriptSetup: _, ...own } = Object.getOwnPropertyDescriptors(state);
  return Object.defineProperties({}, own);
}
