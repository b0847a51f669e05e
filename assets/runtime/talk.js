/**
 * The talk that this window belongs to, and the other windows of it.
 *
 * A talk has a random id, kept in the tab's session, so a reload comes back to it. A window that has
 * none asks who is there. One that another window opened joins that window's talk. A presenter that was
 * opened by hand joins the only talk there is, or `onChoice` is told of them; slides that were opened by
 * hand join the talk of a presenter that has lost its slides, else they begin a talk of their own. So
 * two talks never mix, also of one deck.
 *
 * @typedef {import("./types.d.ts").Message} Message
 * @typedef {Message & { heard: number }} Peer
 */

import { createChannel } from "./channel.js";
import { deckName, readSession, writeSession } from "./storage.js";
import { Windows } from "./windows.js";

/** How long a window waits for the others to tell of themselves, and for the one that opened it, in ms. */
const LOOKING = 300;
const OPENED = 5000;
/** After which time without a word a window counts as gone, in ms. */
const GONE = 12000;

export class Talk {
  /** The other windows of the deck, of any talk. @type {Map<string, Peer>} */
  peers = new Map();
  #no = 0;
  /** @type {import("./types.d.ts").Channel<void>} */
  #changes = createChannel();

  /** @param {import("./deck.js").Deck} deck @param {(talks: Peer[]) => void} onChoice */
  constructor(deck, onChoice) {
    this.deck = deck;
    this.name = deckName(deck.data.title);
    const stored = readSession(`slidegen ${this.name} talk`);
    this.looking = stored === null;
    this.id = stored ?? deck.shared.by;
    this.windows = new Windows(this.name, (message, source) => this.#hear(message, source));
    this.#resume();
    this.#tell();
    this.send("ask");
    if (this.looking) setTimeout(() => this.#settle(onChoice), window.opener ? OPENED : LOOKING);
  }

  /** The other windows of this talk. @param {import("./types.d.ts").WindowMode} [mode] */
  others(mode) {
    return [...this.peers.values()].filter((peer) => peer.talk === this.id && (!mode || peer.mode === mode));
  }

  /** Called when a window came or went. @param {() => void} listener */
  onChange(listener) {
    return this.#changes.listen(listener);
  }

  /** @param {Message["kind"]} kind @param {Message["entries"]} [entries] */
  send(kind, entries = this.deck.shared.entries) {
    const { deck, name, id, looking } = this;
    const from = deck.shared.by;
    this.windows.send({ slidegen: 1, deck: name, talk: id, from, no: ++this.#no, kind, mode: deck.mode.is, looking, entries });
  }

  /** Asks all to tell of themselves, and forgets those that no longer do. */
  ask() {
    for (const [from, { heard }] of this.peers) if (Date.now() - heard > GONE) this.peers.delete(from);
    this.#changes.send();
    this.send("ask");
  }

  /** @param {Message} other a window of the talk */
  join(other) {
    this.looking = false;
    this.id = other.talk;
    writeSession(`slidegen ${this.name} talk`, this.id);
    const { shared } = this.deck;
    // A key that was pressed before the talk was found goes on in it.
    const done = Object.entries(shared.entries).filter(([, { count, by }]) => count > 0 && by === shared.by);
    // What the talk says of the same is passed over, and not shown for a moment.
    shared.entries = Object.fromEntries(done.flatMap(([name]) => (other.entries[name] ? [[name, other.entries[name]]] : [])));
    shared.take(other.entries);
    for (const peer of this.others()) shared.take(peer.entries);
    for (const [name, { value }] of done) shared.set(name, value);
    this.send("here");
    this.#changes.send();
  }

  /** @param {Message} message @param {MessageEventSource | null} source */
  #hear(message, source) {
    if (message.kind === "bye") this.peers.delete(message.from);
    else this.peers.set(message.from, { ...message, entries: this.#allOf(message), heard: Date.now() });
    if (this.looking && source && source === window.opener && message.kind !== "bye") this.join(message);
    if (message.talk === this.id) this.deck.shared.take(message.entries);
    if (message.kind === "ask") this.send("here");
    this.#changes.send();
  }

  /** A move tells of itself alone; what else the window has said of its talk still holds. @param {Message} message */
  #allOf({ from, talk, entries }) {
    const known = this.peers.get(from);
    return known?.talk === talk ? { ...known.entries, ...entries } : entries;
  }

  /** No other window has said that this one belongs to it. @param {(talks: Peer[]) => void} onChoice */
  #settle(onChoice) {
    if (!this.looking) return;
    const peers = [...this.peers.values()].filter(({ mode }) => mode === "play");
    const isForSpeaker = this.deck.mode.is !== "play";
    const orphans = [...this.peers.values()].filter(
      ({ mode, looking, talk }) => mode === "presenter" && !looking && !peers.some((peer) => peer.talk === talk),
    );
    const talks = [...new Map((isForSpeaker ? [...orphans, ...peers] : orphans).map((peer) => [peer.talk, peer])).values()];
    if (talks.length === 1) return this.join(talks[0]);
    this.looking = false;
    writeSession(`slidegen ${this.name} talk`, this.id);
    this.send("here");
    if (isForSpeaker && talks.length > 1) onChoice(talks);
  }

  /** Comes back to where this tab was. An address that names a slide says more than what was kept. */
  #resume() {
    const { shared } = this.deck;
    const key = () => `slidegen ${this.name} ${this.id}`;
    // Drawings may be much: their tool keeps them. What changes all the time (`~`) is not worth it.
    const isElsewhere = (/** @type {string} */ name) => /^drawing\/|~$/.test(name);
    shared.take(JSON.parse(readSession(key()) ?? "{}"));
    shared.onChange(({ name, own }) => {
      if (!isElsewhere(name)) writeSession(key(), JSON.stringify(shared.entries, (inner, value) => (isElsewhere(inner) ? undefined : value)));
      // A window that is moved before it has looked around must still be found again after a reload.
      if (own && this.deck.mode.is === "play") writeSession(`slidegen ${this.name} talk`, this.id);
      if (own) this.send("set", { [name]: shared.entries[name] });
    });
  }

  /** Tells the others what they see of this window. */
  #tell() {
    this.deck.mode.onChange(() => this.send("here"));
    addEventListener("pagehide", () => this.send("bye", {}));
    addEventListener("pageshow", ({ persisted }) => persisted && this.ask());
  }
}
