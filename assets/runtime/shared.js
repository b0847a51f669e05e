/**
 * What all windows of a talk have in common, by name: where the talk is, its clock, a black screen.
 *
 * Each value has a stamp: a count that grows, then the window that set it. The higher stamp wins, so
 * windows that hear of two changes in different orders agree in the end, and hearing twice does no harm.
 * Features set values and listen to them here; talk.js carries them to the other windows.
 *
 * @typedef {import("./types.d.ts").Entry} Entry
 * @typedef {Record<string, Entry>} Entries
 */

import { attempt, createChannel } from "./channel.js";

export class Shared {
  /** Of this window, random. */
  by = Math.random().toString(36).slice(2);
  /** @type {Entries} */
  entries = {};
  /** @type {import("./types.d.ts").Channel<{ name: string, own: boolean }>} */
  #changes = createChannel();

  /** @param {string} name */
  get(name) {
    return this.entries[name]?.value;
  }

  /** @param {string} name @param {any} value as JSON has them */
  set(name, value) {
    const count = Math.max(0, ...Object.values(this.entries).map((entry) => entry.count)) + 1;
    this.entries[name] = { value, count, by: this.by };
    this.#changes.send({ name, own: true });
  }

  /** Takes what another window set, where it is newer. @param {Entries} entries */
  take(entries) {
    for (const [name, entry] of Object.entries(entries)) {
      const mine = this.entries[name];
      if (mine && (mine.count - entry.count || (mine.by >= entry.by ? 1 : -1)) > 0) continue;
      this.entries[name] = entry;
      this.#changes.send({ name, own: false });
    }
  }

  /** Called at once where there is a value, and after each change. @param {string} name @param {(value: any) => void} listener */
  on(name, listener) {
    if (name in this.entries) attempt(() => listener(this.get(name)));
    return this.onChange((change) => change.name === name && listener(this.get(name)));
  }

  /** @param {(change: { name: string, own: boolean }) => void} listener */
  onChange(listener) {
    return this.#changes.listen(listener);
  }
}
