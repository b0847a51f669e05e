/**
 * What only an eye or an ear can judge, and what needs a press: pop-ups, sound, the projector's contrast.
 */

import { element } from "../../elements.js";

/** How long the tone sounds, in s; its pitch, in Hz. */
const TONE = { length: 0.6, pitch: 440 };
/** Steps next to black and to white, of 255, that a good projector still tells apart. */
const STEPS = [0, 6, 12, 20, 30];

/** @param {import("../../deck.js").Deck} deck @returns {[string, string, HTMLElement[]]} */
export function popups(deck) {
  const told = element("output", {});
  const button = element("button", { type: "button", class: "slidegen-stage-button" }, "Try a window");
  button.addEventListener("click", () => {
    const opened = open("", "_blank", "popup,width=240,height=120");
    opened?.close();
    told.textContent = opened ? "Windows may open." : "The browser blocked it: allow pop-ups for this page.";
    told.closest("li")?.setAttribute("data-state", opened ? "good" : "bad");
  });
  const text = deck.data.presenter === false ? "This deck has no presenter's window." : "The presenter's window is one.";
  return ["Pop-ups", text, [button, told]];
}

/** @returns {[string, string, HTMLElement[]]} */
export function sound() {
  const button = element("button", { type: "button", class: "slidegen-stage-button" }, "Play a tone");
  button.addEventListener("click", () => {
    const context = new AudioContext();
    const tone = new OscillatorNode(context, { frequency: TONE.pitch });
    const volume = new GainNode(context, { gain: 0.3 });
    tone.connect(volume).connect(context.destination);
    tone.onended = () => void context.close();
    tone.start();
    tone.stop(context.currentTime + TONE.length);
  });
  return ["Sound", "Can it be heard from the last row?", [button]];
}

/** @returns {[string, string, HTMLElement[]]} */
export function bars() {
  const fields = [...STEPS, ...STEPS.map((step) => 255 - step).reverse()].map((grey) => element("i", { style: `background:rgb(${grey} ${grey} ${grey})` }));
  const strip = element("div", { class: "slidegen-stage-bars", role: "img", "aria-label": "Five dark fields and five light ones" }, ...fields);
  return ["Contrast", "Five dark and five light fields, each apart from the next? If not: less light in the room, or another picture mode of the projector.", [strip]];
}
