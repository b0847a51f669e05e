/**
 * What the browser remembers for the viewer. A browser may refuse (private windows, `file://`, blocked
 * site data); the deck then works and remembers nothing.
 */

/** @param {string} key @returns {string | null} */
export function readStored(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string} value */
export function writeStored(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Refused or full: the choice holds for this window.
  }
}
