/**
 * A rehearsal (`#/rehearse`): the talk as it will be, with a clock that notes how long each slide and
 * each click takes, and a table at the end.
 *
 * Going on past the last slide ends it. One that a reload broke off goes on when it is asked for again.
 *
 * @typedef {import("../deck.js").Deck} Deck
 */

import { rehearsalBar } from "./rehearse/bar.js";
import { keepRehearsal, readLast, saveFile } from "./rehearse/kept.js";
import { Recorder } from "./rehearse/recorder.js";
import { showResult } from "./rehearse/result.js";

/** @param {Deck} deck */
export function rehearse(deck) {
  /** @type {(() => void) | null} shows the times of the one that runs */
  let end = null;
  deck.actions.offer("rehearse", {
    label: "Rehearse",
    run() {
      if (end) end();
      else end = begin(deck, () => (end = null));
    },
  });
}

/** @param {Deck} deck @param {() => void} onLeave */
function begin(deck, onLeave) {
  const recorder = new Recorder(deck);
  const again = () => (deck.go(1), recorder.begin());
  const bar = rehearsalBar({ pause: () => deck.actions.run("timer"), restart: again, stop: end });
  const show = () => bar.show(recorder.times());
  const note = () => (recorder.note(), show());
  const ends = [deck.onMove(note), deck.shared.on("clock", note), bar.remove, endAfterLast(deck, end)];
  addEventListener("pagehide", note);
  let timer = 0;
  tick();
  return end;

  function tick() {
    show();
    timer = setTimeout(tick, 1000 - (recorder.spent % 1000));
  }

  function end() {
    recorder.run(false);
    const rehearsal = recorder.result();
    const last = readLast(rehearsal.title, rehearsal.date);
    keepRehearsal(rehearsal);
    showResult(rehearsal, last, { save: () => saveFile(rehearsal), goOn: () => recorder.run(true), again, close: leave });
  }

  function leave() {
    clearTimeout(timer);
    removeEventListener("pagehide", note);
    for (const stop of ends) stop();
    recorder.forget();
    onLeave();
  }
}

/** One more step on the last click of the last slide is the end. Returns what takes that back. @param {Deck} deck @param {() => void} end */
function endAfterLast(deck, end) {
  const undo = ["next", "nextSlide"].map((name) => {
    const action = deck.actions.get(name);
    if (!action) return () => {};
    const isLast = () => deck.page === deck.total && (name === "nextSlide" || deck.clicks >= deck.clicksTotal);
    deck.actions.offer(name, { ...action, run: (key) => (isLast() ? end() : action.run(key)) });
    return () => void deck.actions.offer(name, action);
  });
  return () => undo.forEach((back) => back());
}
