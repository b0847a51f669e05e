/**
 * The table of features, and the start.
 *
 * The bundler joins the modules behind this one and packs them. open.js calls `start` with those that only
 * some pages need (moves.js), the theme's and the live reload's: `[moves, rain, reload]`, or `[]`. Such a module has the form of the features here: one file, one exported function of the
 * file's name (camelCase where the file's has hyphens), called once with the deck. It knows the deck
 * (deck.js) and the DOM, nothing else.
 *
 *     // themes/matrix/scripts/rain.js
 *     export function rain(deck) {
 *       deck.onMove(({ page }) => …);
 *       deck.actions.offer("rain", { label: "Digital rain", keys: ["r"], icon: "M6 3v18…", pressed: true, run: … });
 *     }
 */

import { readAddress, address } from "./address.js";
import { advance } from "./advance.js";
import { announce } from "./announce.js";
import { api } from "./api.js";
import { blank } from "./blank.js";
import { attempt } from "./channel.js";
import { clicks } from "./clicks.js";
import { controls } from "./controls.js";
import { copy } from "./copy.js";
import { dark } from "./dark.js";
import { Deck } from "./deck.js";
import { digits } from "./digits.js";
import { fullscreen } from "./fullscreen.js";
import { keyboard } from "./keyboard.js";
import { navigation } from "./navigation.js";
import { overview } from "./overview.js";
import { pointer } from "./pointer.js";
import { preload } from "./preload.js";
import { presenter } from "./presenter.js";
import { printing } from "./printing.js";
import { reading } from "./reading.js";
import { scale } from "./scale.js";
import { sheets } from "./sheets.js";
import { stage } from "./stage.js";
import { steps } from "./steps.js";
import { title } from "./title.js";
import { tools } from "./tools.js";
import { transitions } from "./transitions.js";
import { wake } from "./wake.js";

/** In the order in which they draw: what a slide shows, then which one is on, then what tells of it. @type {import("./types.d.ts").Feature[]} */
const FEATURES = [
  dark,
  scale,
  clicks,
  steps,
  stage,
  transitions,
  address,
  title,
  navigation,
  digits,
  keyboard,
  pointer,
  fullscreen,
  overview,
  presenter,
  blank,
  advance,
  reading,
  controls,
  copy,
  announce,
  preload,
  printing,
  sheets,
  wake,
  tools,
  api,
];

/**
 * Starts the deck of this document.
 *
 * @param {import("./types.d.ts").Feature[]} more the theme's scripts, the live reload
 * @param {import("./types.d.ts").FetchTool} fetchTool
 */
export function start(more, fetchTool) {
  const { classList } = document.documentElement;
  /** @type {import("./types.d.ts").DeckData} */
  const data = JSON.parse(document.getElementById("slidegen-data")?.textContent ?? "");
  const sections = () =>
    /** @type {HTMLElement[]} */ ([...document.querySelectorAll("#slideshow > .slidev-page")]);
  const deck = new Deck(data, sections, readAddress(location.hash, data.slides, { page: 1, clicks: 0 }));
  classList.remove("slidegen-opening");
  for (const feature of [...FEATURES, ...more]) attempt(() => feature(deck, fetchTool));
  document.documentElement.toggleAttribute("data-slidegen-ready", true);
}
