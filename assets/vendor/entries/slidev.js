/**
 * What Slidev adds to UnoCSS: Slidev reference §10.1.
 */

/** @type {Record<string, string>} */
export const shortcuts = {
  "bg-main": "bg-white dark:bg-[#121212]",
  "bg-active": "bg-gray-400/10",
  "border-main": "border-gray-400/20",
  "text-main": "text-[#181818] dark:text-[#ddd]",
  "text-primary": "color-$slidev-theme-primary",
  "bg-primary": "bg-$slidev-theme-primary",
  "border-primary": "border-$slidev-theme-primary",
  "abs-tl": "absolute top-0 left-0",
  "abs-tr": "absolute top-0 right-0",
  "abs-b": "absolute bottom-0 left-0 right-0",
  "abs-bl": "absolute bottom-0 left-0",
  "abs-br": "absolute bottom-0 right-0",
  "z-drawing": "z-10",
  "z-camera": "z-15",
  "z-dragging": "z-18",
  "z-menu": "z-20",
  "z-label": "z-40",
  "z-nav": "z-50",
  "z-context-menu": "z-60",
  "z-modal": "z-70",
  "z-focus-indicator": "z-200",
  "slidev-glass-effect": "shadow-xl backdrop-blur-8 border border-main bg-main bg-opacity-75!",
};

/** Lets the primary colour take an opacity (`bg-primary/20`) and serve any colour utility. */
const PRIMARY = "color-mix(in srgb, var(--slidev-theme-primary) calc(%alpha * 100%), transparent)";
/** The families of the headmatter's `fonts`, for `font-serif` and its like. */
const fontFamily = {
  sans: "var(--slidegen-font-sans)",
  serif: "var(--slidegen-font-serif)",
  mono: "var(--slidegen-font-mono)",
};
export const theme = { colors: { primary: PRIMARY }, fontFamily };

/**
 * `forward:` and `backward:` hold while the presenter goes that way.
 * @param {"forward" | "backward"} direction
 */
function going(direction) {
  return {
    name: `slidev-${direction}`,
    /** @param {string} input */
    match(input) {
      if (!input.startsWith(`${direction}:`)) return undefined;
      return {
        matcher: input.slice(direction.length + 1),
        /** @param {{prefix: string}} rule @param {(rule: object) => object} next */
        handle: (rule, next) => next({ ...rule, prefix: `.slidev-nav-go-${direction} ${rule.prefix}` }),
      };
    },
  };
}

export const variants = [going("forward"), going("backward")];
