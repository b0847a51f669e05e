/**
 * What was done on each slide in this window, to be undone and done again. Pure.
 *
 * @typedef {{ name: string, before: unknown, after: unknown }} Change of one value
 */

export class History {
  /** @type {Map<string, { done: Change[][], undone: Change[][] }>} */
  #slides = new Map();

  /** @param {(name: string, value: unknown) => void} set */
  constructor(set) {
    this.set = set;
  }

  /** Does what belongs together. @param {string} slide @param {Change[]} changes */
  do(slide, changes) {
    if (changes.length === 0) return;
    const past = this.#past(slide);
    past.done.push(changes);
    past.undone = [];
    for (const { name, after } of changes) this.set(name, after);
  }

  /** @param {string} slide */
  undo(slide) {
    const { done, undone } = this.#past(slide);
    const changes = done.pop();
    if (!changes) return;
    undone.push(changes);
    for (const { name, before } of changes) this.set(name, before);
  }

  /** @param {string} slide */
  redo(slide) {
    const { done, undone } = this.#past(slide);
    const changes = undone.pop();
    if (!changes) return;
    done.push(changes);
    for (const { name, after } of changes) this.set(name, after);
  }

  /** Whether there is something to undo, to redo. @param {string} slide */
  can(slide) {
    const { done, undone } = this.#past(slide);
    return { undo: done.length > 0, redo: undone.length > 0 };
  }

  /** @param {string} slide */
  #past(slide) {
    let past = this.#slides.get(slide);
    if (!past) this.#slides.set(slide, (past = { done: [], undone: [] }));
    return past;
  }
}
