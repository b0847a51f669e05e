/**
 * What can be done in the deck, by name.
 *
 * A feature offers its actions here; keys (keyboard.js), buttons (controls.js) and the key help
 * (tools/help.js) find them by name. So none of them knows the feature, and what is not offered (dark mode
 * in a deck with a fixed schema) has no key, no button and no line in the help.
 */

import { createChannel } from "./channel.js";

/** @returns {import("./types.d.ts").Actions} */
export function createActions() {
  /** @type {Map<string, import("./types.d.ts").Action>} */
  const actions = new Map();
  /** @type {import("./types.d.ts").Channel<void>} */
  const changes = createChannel();

  return {
    letters: true,
    keys: {},
    useLetters(on) {
      this.letters = on;
      changes.send();
    },
    offer(name, action) {
      actions.set(name, action);
      changes.send();
      return () => {
        actions.delete(name);
        changes.send();
      };
    },
    get: (name) => actions.get(name),
    entries: () => [...actions],
    run(name, key = "") {
      const action = actions.get(name);
      action?.run(key);
      return action !== undefined;
    },
    press(name, pressed) {
      const action = actions.get(name);
      if (!action || action.pressed === pressed) return;
      action.pressed = pressed;
      changes.send();
    },
    onChange(listener) {
      listener();
      return changes.listen(listener);
    },
  };
}
