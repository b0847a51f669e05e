/**
 * Calls into a bundle, in a world in which two builds come out the same: chance starts anew with each
 * call, and time passes only where a timer waits for it. Runs as a module, before the bundle.
 *
 * `slidegenHost.call(name, json)` calls `bundle[name]` with a JSON list of arguments; once the jobs have
 * run, `slidegenHost.outcome()` is JSON, {ok} or {error}, or undefined while a promise is open.
 * All that goes out is made by JSON.stringify: the binding cannot read a string that JavaScript has
 * put together lazily.
 */

/** @typedef {{id: number, due: number, callback: Function, args: unknown[], every: number}} Timer */

let seed = 0;
let clock = 0; // virtual ms since the call began
/** @type {Timer[]} */
let timers = [];
let nextTimer = 1;
/** @type {string | undefined} */
let settled;

/** Mulberry32, in place of Math.random. */
function random() {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}

/** @param {Function} callback @param {unknown} delay ms @param {unknown[]} args @param {boolean} again */
function addTimer(callback, delay, args, again) {
  const wait = Math.max(1, Number(delay) || 0);
  const id = nextTimer++;
  timers.push({ id, due: clock + wait, callback, args, every: again ? wait : 0 });
  return id;
}

/** @param {number} id */
function clearTimer(id) {
  timers = timers.filter((timer) => timer.id !== id);
}

/** Runs the timer that is due next; false where there is none, or nobody waits for it. */
function tick() {
  if (settled !== undefined || timers.length === 0) return false;
  const next = timers.reduce((first, timer) => (timer.due < first.due ? timer : first));
  clearTimer(next.id);
  clock = next.due;
  if (next.every) timers.push({ ...next, due: clock + next.every });
  next.callback(...next.args);
  return true;
}

/** @param {unknown} error */
function describe(error) {
  // QuickJS throws null where not even an error fits into the memory.
  if (error === null) return { message: "InternalError: out of memory", data: {} };
  if (!(error instanceof Error)) return { message: String(error), data: {} };
  let data = {};
  try {
    data = JSON.parse(JSON.stringify({ ...error }));
  } catch {
    // An error that points into a cyclic tree has only its message.
  }
  return { message: `${error.name}: ${error.message}`, data };
}

/** @param {() => object} make */
function settle(make) {
  try {
    settled = JSON.stringify(make());
  } catch (error) {
    settled = JSON.stringify({ error: describe(error) });
  }
}

/** @param {unknown} error */
const fail = (error) => settle(() => ({ error: describe(error) }));

/** @param {string} name @param {string} json */
function call(name, json) {
  seed = clock = 0;
  timers = [];
  settled = undefined;
  try {
    const made = globalThis.bundle[name](...JSON.parse(json));
    Promise.resolve(made).then((value) => settle(() => ({ ok: value ?? null })), fail);
  } catch (error) {
    fail(error);
  }
}

Math.random = random;
Object.defineProperty(globalThis, "performance", { value: { now: () => clock } });
globalThis.setTimeout = (callback, delay, ...args) => addTimer(callback, delay, args, false);
globalThis.setInterval = (callback, delay, ...args) => addTimer(callback, delay, args, true);
globalThis.clearTimeout = globalThis.clearInterval = clearTimer;
globalThis.slidegenHost = { call, tick, outcome: () => settled };
