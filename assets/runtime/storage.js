/**
 * What the browser remembers for the viewer. A browser may refuse (private windows, `file://`, blocked
 * site data); the deck then works and remembers nothing.
 */

/** The key under which is kept whether letters are keys: "on" or "off". */
export const LETTERS = "slidegen-letters";

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

/** As `readStored`, of this tab alone: it outlives a reload and a crash. @param {string} key @returns {string | null} */
export function readSession(key) {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string} value */
export function writeSession(key, value) {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // As above.
  }
}

/**
 * A name of this deck, for keys and messages: all local files share one storage. The same file has the
 * same name after an edit.
 *
 * @param {string} title
 */
export function deckName(title) {
  let hash = 0xcbf29ce484222325n; // FNV-1a
  for (const unit of `${title}\n${location.pathname}`) hash = ((hash ^ BigInt(unit.codePointAt(0) ?? 0)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return hash.toString(36);
}
