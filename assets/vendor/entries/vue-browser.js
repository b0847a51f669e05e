/**
 * `vue` as components import it: Vue's core, with what its browser half would add drawn on our tree.
 * What runs in a page that lives (`onMounted`) does not run: it is noted.
 */
import * as core from "@vue/runtime-core";
import { looseEqual, looseIndexOf } from "@vue/shared";

const LIVE = ["onBeforeMount", "onMounted", "onBeforeUpdate", "onUpdated", "onActivated"];
const GONE = ["onBeforeUnmount", "onUnmounted", "onDeactivated", "onErrorCaptured", "onRenderTracked", "onRenderTriggered"];
/** The same in the form of options. @type {Record<string, string>} */
const OPTIONS = { beforeMount: "onBeforeMount", mounted: "onMounted", beforeUpdate: "onBeforeUpdate", updated: "onUpdated", activated: "onActivated" };

/** @param {(element: any, binding: any, vnode: any) => void} draw */
const drawing = (draw) => ({ created: draw, beforeUpdate: draw });

const vShow = drawing((element, { value }) => {
  element.__vars = value ? undefined : { display: "none" };
});
const vModelText = drawing((element, { value }) => void element.__props.set("value", value ?? ""));
const vModelCheckbox = drawing((element, { value }, vnode) => {
  const own = vnode.props?.value;
  const checked = Array.isArray(value) ? looseIndexOf(value, own) > -1 : looseEqual(value, vnode.props?.["true-value"] ?? true);
  element.__props.set("checked", value instanceof Set ? value.has(own) : checked);
});
const vModelRadio = drawing((element, { value }, vnode) => void element.__props.set("checked", looseEqual(value, vnode.props?.value)));
/** @param {any} element @param {{value: unknown}} binding */
const select = (element, { value }) => {
  for (const option of element.__children.flatMap((/** @type {any} */ one) => [one, ...one.__children])) {
    if (option.__text !== "option") continue;
    const own = option.__props.get("value") ?? option.__children.map((/** @type {any} */ one) => one.__text).join("").trim();
    option.__props.set("selected", Array.isArray(value) ? looseIndexOf(value, own) > -1 : looseEqual(value, own));
  }
};
const vModelSelect = { mounted: select, updated: select };
const vModelDynamic = drawing((element, binding, vnode) => {
  const draw = { checkbox: vModelCheckbox, radio: vModelRadio }[/** @type {string} */ (vnode.props?.type)] ?? vModelText;
  draw.created(element, binding, vnode);
});

/** Nothing moves while a deck is built. @type {any} */
const Transition = (/** @type {any} */ _, /** @type {any} */ { slots }) => slots.default?.();
Transition.inheritAttrs = false;
Transition.displayName = "Transition";
const TransitionGroup = {
  name: "TransitionGroup",
  inheritAttrs: false,
  props: { tag: String },
  setup: (/** @type {any} */ props, /** @type {any} */ { slots, attrs }) => () => {
    const { class: classes, style } = attrs;
    return props.tag ? core.h(props.tag, { class: classes, style }, slots.default?.()) : slots.default?.();
  },
};
/** What is sent to another place of the page stays on its slide. */
const Teleport = (/** @type {any} */ _, /** @type {any} */ { slots }) => slots.default?.();

/** `v-bind()` in a style: custom properties on the roots of the component. @param {(proxy: any) => Record<string, unknown>} getter */
function useCssVars(getter) {
  const instance = /** @type {any} */ (core.getCurrentInstance());
  /** @param {any} vnode @param {Record<string, unknown>} vars */
  const put = (vnode, vars) => {
    if (vnode.component) return put(vnode.component.subTree, vars);
    if (vnode.el?.__kind === "element") vnode.el.__vars = Object.fromEntries(Object.entries(vars).map(([key, value]) => [`--${key}`, value]));
    else if (Array.isArray(vnode.children)) vnode.children.forEach((/** @type {any} */ child) => put(child, vars));
  };
  const draw = () => put(instance.subTree, getter(instance.proxy));
  core.onMounted(() => core.watch(() => getter(instance.proxy), draw, { immediate: true, flush: "post" }));
}

/** @param {(what: string) => void} note hears of what would only run in a page */
export function browserVue(note) {
  const live = Object.fromEntries(LIVE.map((name) => [name, () => note(name)]));
  const gone = Object.fromEntries(GONE.map((name) => [name, () => {}]));
  return {
    ...core,
    ...live,
    ...gone,
    vShow,
    vModelText,
    vModelCheckbox,
    vModelRadio,
    vModelSelect,
    vModelDynamic,
    Transition,
    TransitionGroup,
    Teleport,
    useCssVars,
    useCssModule: (name = "$style") => /** @type {any} */ (core.getCurrentInstance())?.type.__cssModules?.[name] ?? {},
    /** @param {Function} handler */
    withModifiers: (handler) => handler,
    /** @param {Function} handler */
    withKeys: (handler) => handler,
  };
}

/** Takes the hooks of a page that lives off a component's options. @param {any} options @param {(what: string) => void} note */
export function withoutLife(options, note) {
  if (typeof options !== "object" || options === null || Object.isFrozen(options)) return;
  for (const [name, hook] of Object.entries(OPTIONS)) {
    if (!options[name]) continue;
    delete options[name];
    note(hook === "onMounted" ? "mounted" : name);
  }
  for (const name of ["beforeUnmount", "unmounted", "beforeDestroy", "destroyed", "deactivated"]) delete options[name];
}
