/**
 * What this window is for, through all its views: `play` shows slides to the room, `presenter` and
 * `notes` are for who speaks. `data-slidegen-mode` on the document's element says it to the styles.
 *
 * @typedef {import("./types.d.ts").WindowMode} WindowMode
 */

import { attempt, createChannel } from "./channel.js";

export class Mode {
  /** @type {WindowMode} */
  is = "play";
  /** @type {import("./types.d.ts").Channel<WindowMode>} */
  #changes = createChannel();

  /** @param {WindowMode} mode */
  set(mode) {
    if (mode === this.is) return;
    this.is = mode;
    this.#changes.send(mode);
  }

  /** Called at once, and after each change. @param {(mode: WindowMode) => void} listener */
  onChange(listener) {
    attempt(() => listener(this.is));
    return this.#changes.listen(listener);
  }
}
