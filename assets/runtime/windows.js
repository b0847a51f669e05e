/**
 * Carries messages between the windows of this browser: by BroadcastChannel, and by `postMessage` to
 * the window that opened this one and to those that it opened, for browsers that keep local files from
 * each other.
 *
 * All local files share the channel, so anything may come in: what is no message of this deck is passed
 * over. A frame within a page is never listened to. What came from a window goes on to the others that
 * this one knows; a message that was heard before is dropped.
 *
 * @typedef {import("./types.d.ts").Message} Message
 */

/** How many messages are remembered as heard. */
const HEARD = 500;

export class Windows {
  /** @type {Set<Window>} */
  #known = new Set(window.opener ? [window.opener] : []);
  /** @type {Set<string>} */
  #heard = new Set();
  /** @type {BroadcastChannel | null} */
  #channel = null;

  /** @param {string} deck its id @param {(message: Message, source: MessageEventSource | null) => void} receive */
  constructor(deck, receive) {
    /** @param {MessageEvent} event */
    const hear = ({ data, source, origin }) => {
      if (data?.slidegen !== 1 || data.deck !== deck) return;
      // The channel may be quicker than the opener, of whom it must be known that it is the opener.
      const isOpener = source !== null && source === window.opener;
      if (this.#isOld(data) && !isOpener) return;
      if (source && !this.#trusts(/** @type {Window} */ (source), origin)) return;
      if (source) this.#post(data, /** @type {Window} */ (source));
      receive(data, source);
    };
    addEventListener("message", hear);
    try {
      this.#channel = new BroadcastChannel("slidegen");
      this.#channel.addEventListener("message", hear);
    } catch {
      // A sandbox without storage: what is left is the window that opened this one.
    }
  }

  /** @param {Message} message */
  send(message) {
    this.#isOld(message);
    this.#channel?.postMessage(message);
    this.#post(message, null);
  }

  /** Another window of this file; null where the browser forbids it. @param {string} hash @param {string} name @param {string} [features] */
  open(hash, name, features) {
    const opened = open(location.href.replace(/#.*/, "") + hash, name, features);
    if (opened) this.#known.add(opened);
    return opened;
  }

  /** @param {Message} message @param {Window | null} except */
  #post(message, except) {
    for (const other of this.#known) {
      if (other.closed) this.#known.delete(other);
      // A local file has no origin that could be named.
      else if (other !== except) other.postMessage(message, location.origin.startsWith("http") ? location.origin : "*");
    }
  }

  /** @param {Window} source @param {string} origin */
  #trusts(source, origin) {
    const isOwn = origin === location.origin || (origin === "null" && location.protocol === "file:");
    if (!isOwn || source.top !== source) return false;
    if (source.opener === window) this.#known.add(source);
    return this.#known.has(source);
  }

  /** @param {Message} message */
  #isOld({ from, no }) {
    const key = `${from} ${no}`;
    if (this.#heard.has(key)) return true;
    this.#heard.add(key);
    if (this.#heard.size > HEARD) this.#heard.delete(/** @type {string} */ (this.#heard.values().next().value));
    return false;
  }
}
