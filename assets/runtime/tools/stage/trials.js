/**
 * What a browser can find out by itself about the room's machine.
 *
 * @typedef {import("../stage.js").Finding} Finding
 * @typedef {import("../../deck.js").Deck} Deck
 */

/** How long a file may take to be decoded, in ms. */
const PATIENCE = 8000;

/** @returns {Promise<Finding>} */
export async function fonts() {
  const faces = [...document.fonts];
  const loaded = await Promise.allSettled(faces.map((face) => face.load()));
  const missing = faces.filter((_, no) => loaded[no].status === "rejected").map(({ family }) => family.replaceAll('"', ""));
  if (missing.length === 0) return { state: "good", text: faces.length === 0 ? "The deck uses the machine's own." : `All ${faces.length} faces are there.` };
  return { state: "bad", text: `Not loaded: ${[...new Set(missing)].join(", ")}.`, todo: "Build the deck again with the fonts at hand." };
}

/** @param {Deck} deck @returns {Promise<Finding>} */
export async function files(deck) {
  const pictures = deck.sections.flatMap((section) => [...section.querySelectorAll("img")]);
  const films = deck.sections.flatMap((section) => [...section.querySelectorAll("video, audio")]);
  const decoded = await Promise.all([...pictures.map(decodes), ...films.map((film) => plays(/** @type {HTMLMediaElement} */ (film)))]);
  const broken = [...pictures, ...films].filter((_, no) => !decoded[no]).map((file) => Number(file.closest("[data-slidev-no]")?.getAttribute("data-slidev-no")));
  if (broken.length > 0) return { state: "bad", text: `Cannot be shown: on slide ${[...new Set(broken)].join(", ")}.`, todo: "Look at these slides, and build the deck again." };
  return { state: "good", text: decoded.length === 0 ? "The deck has none." : `All ${decoded.length} can be shown.` };
}

/** @param {HTMLImageElement} picture a lazy one is not loaded before it is near */
async function decodes(picture) {
  const probe = new Image();
  if (picture.srcset) probe.srcset = picture.srcset;
  probe.src = picture.src;
  return within(probe.decode());
}

/** @param {HTMLMediaElement} film */
async function plays(film) {
  if (film.error) return false;
  if (film.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) return true;
  const probe = /** @type {HTMLMediaElement} */ (film.cloneNode(true));
  probe.preload = "auto";
  probe.muted = true;
  return within(
    new Promise((resolve, reject) => {
      probe.addEventListener("loadeddata", resolve);
      probe.addEventListener("error", reject, true);
      probe.load();
    }),
  );
}

/** @param {Promise<unknown>} work @returns {Promise<boolean>} */
async function within(work) {
  const late = new Promise((_, reject) => setTimeout(reject, PATIENCE));
  return Promise.race([work, late]).then(
    () => true,
    () => false,
  );
}

/** @param {Deck} deck @returns {Promise<Finding>} */
export async function screens({ data }) {
  const [width, height] = [screen.width, screen.height];
  const scale = Math.min(width / data.width, height / data.height);
  const bars = [width - data.width * scale, height - data.height * scale].map(Math.round);
  const size = `${Math.round(width * devicePixelRatio)} × ${Math.round(height * devicePixelRatio)} pixels`;
  if (width < 1000) return { state: "bad", text: `${size}: small for a projector.`, todo: "Set the projector to its native resolution." };
  if (bars[0] < 2 && bars[1] < 2) return { state: "good", text: `${size}, filled by the slides.` };
  const where = bars[0] > bars[1] ? `${bars[0] >> 1} px free left and right` : `${bars[1] >> 1} px free above and below`;
  return { state: "good", text: `${size}: the slides have another shape, ${where}.` };
}

/** @returns {Promise<Finding>} */
export async function secondScreen() {
  const { isExtended } = /** @type {Screen & { isExtended?: boolean }} */ (screen);
  if (isExtended === undefined) return { state: "ask", text: "This browser does not tell. Press P: the presenter's window belongs on your screen, this one on the projector." };
  if (isExtended) return { state: "good", text: "There is one. Press P for the presenter's window, and move this one over." };
  return { state: "bad", text: "None, or it shows the same as this one.", todo: "Set the system's displays to extend, not to mirror." };
}

/** @returns {Promise<Finding>} */
export async function wakeLock() {
  if (!("wakeLock" in navigator)) return { state: "bad", text: "This browser cannot keep it awake.", todo: "Switch off the screen saver and the power saving." };
  try {
    await (await navigator.wakeLock.request("screen")).release();
    return { state: "good", text: "The screen does not go dark while the deck is seen." };
  } catch {
    return { state: "bad", text: "The system refused.", todo: "Plug in the power supply, or switch off the power saving." };
  }
}

/** @returns {Promise<Finding>} */
export async function storage() {
  try {
    sessionStorage.setItem("slidegen stage", "1");
    sessionStorage.removeItem("slidegen stage");
    return { state: "good", text: "A reload comes back to the same slide and click." };
  } catch {
    return { state: "bad", text: "The browser keeps nothing for this page.", todo: "Leave the private window, or note the number of the slide." };
  }
}
