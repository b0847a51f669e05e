/**
 * Parts of a browser's global scope that bundles use and QuickJS does not have. Runs as a module,
 * before the bundle.
 */

/** UTF-8, as the standard's. */
class Utf8Encoder {
  encode(text = "") {
    const bytes = unescape(encodeURIComponent(String(text).toWellFormed()));
    return Uint8Array.from(bytes, (byte) => byte.charCodeAt(0));
  }
}

/** UTF-8 alone; bytes that are none throw. */
class Utf8Decoder {
  constructor(encoding = "utf-8") {
    if (!/^utf-?8$/i.test(encoding)) throw new RangeError(`TextDecoder: ${encoding} is not available`);
  }

  /** @param {ArrayBuffer | Uint8Array} bytes */
  decode(bytes = new Uint8Array()) {
    const view = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
    return decodeURIComponent(escape(Array.from(view, (byte) => String.fromCharCode(byte)).join("")));
  }
}

/**
 * @param {any} value
 * @param {Map<any, any>} seen what was cloned already: a tree may lead back into itself
 */
function clone(value, seen = new Map()) {
  if (typeof value === "function" || typeof value === "symbol") {
    throw new TypeError(`structuredClone: a ${typeof value} cannot be cloned`);
  }
  if (typeof value !== "object" || value === null) return value;
  if (seen.has(value)) return seen.get(value);
  if (value instanceof Date) return new Date(value.getTime());
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return value.slice();
  return cloneParts(value, seen);
}

/** @param {any} whole @param {Map<any, any>} seen */
function cloneParts(whole, seen) {
  const copy = emptyLike(whole);
  seen.set(whole, copy);
  if (whole instanceof Map) whole.forEach((part, key) => copy.set(clone(key, seen), clone(part, seen)));
  else if (whole instanceof Set) whole.forEach((part) => copy.add(clone(part, seen)));
  else for (const key of Object.keys(whole)) copy[key] = clone(whole[key], seen);
  return copy;
}

/** @param {object} whole */
function emptyLike(whole) {
  if (whole instanceof Map) return new Map();
  if (whole instanceof Set) return new Set();
  return Array.isArray(whole) ? [] : {};
}

/** ASCII as the Unicode collation orders it: signs, digits, then letters, whatever their case. */
const COLLATION = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz";
const ranks = new Map(Array.from(COLLATION, (sign, rank) => [sign, rank]));

/** @param {string} sign */
function rankOf(sign) {
  return ranks.get(sign.toLowerCase()) ?? COLLATION.length + (sign.codePointAt(0) ?? 0);
}

/**
 * By the signs, then small letters first. The engine's own compares code points: UnoCSS would order
 * rules in another way than in Node.
 * @this {string}
 * @param {string} other
 */
function localeCompare(other) {
  const [mine, theirs] = [Array.from(String(this)), Array.from(String(other))];
  const shared = Math.min(mine.length, theirs.length);
  for (let at = 0; at < shared; at += 1) {
    const difference = rankOf(mine[at]) - rankOf(theirs[at]);
    if (difference !== 0) return Math.sign(difference);
  }
  if (mine.length !== theirs.length) return Math.sign(mine.length - theirs.length);
  const at = mine.findIndex((sign, place) => sign !== theirs[place]);
  return at < 0 ? 0 : mine[at] === mine[at].toLowerCase() ? -1 : 1;
}

const silent = () => {}; // what a library prints is for its developers
const methods = ["debug", "error", "info", "log", "trace", "warn"];

globalThis.TextEncoder = Utf8Encoder;
globalThis.TextDecoder = Utf8Decoder;
globalThis.structuredClone = (value) => clone(value);
globalThis.console = Object.fromEntries(methods.map((name) => [name, silent]));
Object.defineProperty(String.prototype, "localeCompare", { value: localeCompare, writable: true, configurable: true });
