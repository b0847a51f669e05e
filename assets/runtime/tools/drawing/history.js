/**
 * What was done on each slide in this window, to be undone and done again. Pure.
 *
 * @typedef {{ name: string, before: unknown, after: unknown }} Change of one value
 */

export class History {
  /** @type {Map<number, { done: Change[][], undone: Change[][] }>} */
  #slides = new Map();

  /** @param {(name: string, value: unknown) => void} set */
  constructor(set) {
    this.set = set;
  }

  /** Does what belongs together. @param {number} no the slide @param {Change[]} changes */
  do(no, changes) {
    if (changes.length === 0) return;
    const slide = this.#slide(no);
    slide.done.push(changes);
    slide.undone = [];
    for (const { name, after } of changes) this.set(name, after);
  }

  /** @param {number} no */
  undo(no) {
    const { done, undone } = this.#slide(no);
    const changes = done.pop();
    if (!changes) return;
    undone.push(changes);
    for (const { name, before } of changes) this.set(name, before);
  }

  /** @param {number} no */
  redo(no) {
    const { done, undone } = this.#slide(no);
    const changes = undone.pop();
    if (!changes) return;
    done.push(changes);
    for (const { name, after } of changes) this.set(name, after);
  }

  /** Whether there is something to undo, to redo. @param {number} no */
  can(no) {
    const { done, undone } = this.#slide(no);
    return { undo: done.length > 0, redo: undone.length > 0 };
  }

  /** @param {number} no */
  #slide(no) {
    let slide = this.#slides.get(no);
    if (!slide) this.#slides.set(no, (slide = { done: [], undone: [] }));
    return slide;
  }
}
