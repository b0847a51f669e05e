/**
 * `@slidev/client` and the globals of slides (Slidev reference §3.13), for one slide that stands still.
 */
import { computed, reactive, ref, toRaw, toRef } from "@vue/runtime-core";

/** @typedef {{name: string, args: unknown[]}} Call */

const MOVES = [
  "next prev nextSlide prevSlide go goFirst goLast enterPresenter exitPresenter openInEditor downloadPDF",
  "toggleOverview toggleDark",
].join(" ").split(" ");
const IDLE = "registerDrag resetDrag applyDrag".split(" ");

/**
 * @param {any} scope what the build knows of the slide and its deck
 * @param {(call: Call) => void} act hears of every move that a handler asks for
 * @param {(what: "clicks" | "total") => void} read hears of what the slide depends on
 */
export function createClient(scope, act, read) {
  const clicks = ref(scope.clicks);
  const current = computed({
    get: () => (read("clicks"), clicks.value),
    set: (value) => act({ name: "clicks", args: [Number(value) - clicks.value] }),
  });
  const total = computed(() => (read("total"), scope.clicksTotal));
  const isDark = ref(scope.dark);
  const moves = Object.fromEntries(MOVES.map((name) => [name, (/** @type {unknown[]} */ ...args) => act({ name, args: args.filter(isPlain) })]));

  const clicksContext = reactive({ current, total, clicksStart: scope.clicksStart, isMounted: true, relativeOffsets: new Map(), maxMap: new Map() });
  const nav = reactive({
    ...scope.nav,
    clicks: current,
    clicksTotal: total,
    clicksContext,
    hasNext: scope.nav.currentPage < scope.nav.total,
    hasPrev: scope.nav.currentPage > 1,
    isPresenter: false,
    isPrintMode: false,
    isPrintWithClicks: false,
    isPlaying: true,
    isEmbedded: false,
    isPresenterAvailable: false,
    isNotesViewer: false,
    navDirection: 0,
    clicksDirection: 0,
    ...moves,
  });
  const slidev = reactive({ nav, configs: scope.configs, themeConfigs: scope.themeConfigs });
  const page = ref(scope.nav.currentPage);
  const context = {
    $slidev: slidev,
    $nav: toRef(slidev, "nav"),
    $clicksContext: clicksContext,
    $clicks: current,
    $page: page,
    $route: scope.route,
    $renderContext: ref("slide"),
    $frontmatter: reactive(scope.frontmatter),
    $scale: ref(1),
    $zoom: ref(scope.zoom),
  };
  return { context, clicks, exports: clientExports(scope, context, isDark, moves) };
}

/** @param {unknown} value */
const isPlain = (value) => ["boolean", "number", "string"].includes(typeof value);

/** @param {any} scope @param {any} context @param {any} isDark @param {Record<string, Function>} moves */
function clientExports(scope, context, isDark, moves) {
  const nav = context.$nav.value;
  const raw = toRaw(nav); // reading the members themselves would say that the slide depends on them
  const useNav = () => Object.fromEntries(Object.keys(raw).map((key) => [key, typeof raw[key] === "function" ? raw[key] : toRef(nav, key)]));
  return {
    __esModule: true,
    configs: scope.configs,
    themeConfigs: computed(() => scope.themeConfigs),
    isDark,
    toggleDark: moves.toggleDark,
    slideWidth: ref(scope.width),
    slideHeight: ref(scope.height),
    slideAspect: ref(scope.width / scope.height),
    useNav,
    useSlideContext: () => context,
    useDarkMode: () => ({ isDark, isColorSchemaConfigured: computed(() => false), toggleDark: moves.toggleDark }),
    useIsSlideActive: () => ref(true),
    ...useNav(),
    ...Object.fromEntries(IDLE.map((name) => [name, () => {}])),
  };
}

/** @param {any} context @returns {PropertyDescriptorMap} the globals that templates read: refs as their values */
export function templateGlobals(context) {
  return Object.fromEntries(
    Object.entries(context).map(([name, value]) => [
      name,
      {
        enumerable: true,
        get: () => (value?.__v_isRef ? value.value : value),
        set: (/** @type {unknown} */ given) => void (value?.__v_isRef && (value.value = given)),
      },
    ]),
  );
}
