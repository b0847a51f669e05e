/**
 * A list of listeners.
 *
 * A listener that throws is reported to the console and the others still hear: one broken feature, or
 * a theme's, must not stop a talk.
 */

/** @template T @returns {import("./types.d.ts").Channel<T>} */
export function createChannel() {
  /** @type {Set<(value: T) => void>} */
  const listeners = new Set();
  return {
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    send(value) {
      for (const listener of listeners) attempt(() => listener(value));
    },
  };
}

/** Runs `task`; what it throws goes to the console as an uncaught error. @param {() => void} task */
export function attempt(task) {
  try {
    task();
  } catch (error) {
    reportError(error);
  }
}
