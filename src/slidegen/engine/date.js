/**
 * A Date that stands still, in UTC: what a deck yields may depend neither on the day of the build nor
 * on the time zone of the machine. Runs as a module, before the bundle.
 */

const Real = Date;
const NOW = Real.UTC(2000, 0, 1);
const ZONED = /(z|gmt|utc|[+-]\d\d:?\d\d)(\s*\(.*\))?\s*$/i;
const DATE_ONLY = /^[+-]?\d{4,6}(-\d\d){0,2}$/; // UTC by the standard

/** @param {unknown} text a time without a zone is in UTC, where JavaScript means the machine's zone */
function parse(text) {
  const written = String(text).trim();
  if (DATE_ONLY.test(written) || ZONED.test(written)) return Real.parse(written);
  const iso = Real.parse(`${written}Z`);
  return Number.isNaN(iso) ? Real.parse(`${written} UTC`) : iso;
}

/** @param {any[]} args of the constructor */
function timeOf(args) {
  if (args.length === 0) return NOW;
  if (args.length > 1) return Real.UTC(.../** @type {[number]} */ (args));
  const only = args[0] instanceof Real ? args[0].getTime() : args[0];
  return typeof only === "string" ? parse(only) : only;
}

class FixedDate extends Real {
  /** @param {any[]} args */
  constructor(...args) {
    super(timeOf(args));
  }

  static now() {
    return NOW;
  }

  getTimezoneOffset() {
    return 0;
  }

  getYear() {
    return this.getUTCFullYear() - 1900;
  }

  toString() {
    return this.toUTCString();
  }

  toDateString() {
    return this.toUTCString().slice(0, 16);
  }

  toTimeString() {
    return this.toUTCString().slice(17);
  }
}

FixedDate.parse = parse;
const shown = FixedDate.prototype;
shown.toLocaleString = shown.toString;
shown.toLocaleDateString = shown.toDateString;
shown.toLocaleTimeString = shown.toTimeString;
for (const name of Object.getOwnPropertyNames(Real.prototype)) {
  const local = name.replace(/^(get|set)UTC/, "$1");
  if (local !== name) shown[local] = Real.prototype[name];
}

// `Date()` without `new` is a string; a class alone would throw.
globalThis.Date = new Proxy(FixedDate, { apply: () => new FixedDate().toString() });
shown.constructor = globalThis.Date;
