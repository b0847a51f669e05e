/**
 * Films that play by clicks: `<SlidevVideo>` (Slidev reference §5.3).
 *
 * A film is on while its slide is the one in sight and no click hides it. Coming on, it starts when its
 * author said so (`data-slidegen-video`: `auto`, `once` for the first time only, `wait` for never by
 * itself); going off, it pauses, and goes back to its start when its slide is left or, with
 * `data-slidegen-reset="click"`, at once. In the overview and on paper nothing plays.
 */

/** @param {import("./deck.js").Deck} deck */
export function videos(deck) {
  /** @type {WeakSet<HTMLVideoElement>} films that are on */
  const on = new WeakSet();
  /** @type {WeakSet<HTMLVideoElement>} films that have been started by themselves */
  const played = new WeakSet();

  const update = () => {
    deck.sections.forEach((section, index) => {
      const current = index + 1 === deck.page && deck.view === "slide";
      for (const video of section.querySelectorAll("video")) {
        if (!video.hasAttribute("data-slidegen-video")) continue;
        const active = current && isShown(video);
        if (active === on.has(video)) continue;
        if (active) on.add(video);
        else on.delete(video);
        if (active) begin(video, played);
        else rest(video, current);
      }
    });
  };
  deck.onMove(({ previous }) => {
    if (!previous) deck.sections.forEach(prepare);
    update();
  });
  deck.onView((view) => {
    update();
    if (view === "print") deck.sections.forEach(showForPrint);
  });
}

/** @param {Element} element */
const isShown = (element) => !element.closest(".slidev-vclick-hidden, .slidev-vclick-display-none");

/** @param {HTMLVideoElement} video */
const startOf = (video) => Number(video.dataset.slidegenStart ?? 0) || 0;

/** @param {Element} section */
function prepare(section) {
  for (const video of section.querySelectorAll("video")) {
    if (video.dataset.slidegenVideo && video.paused && startOf(video)) seek(video, startOf(video));
  }
}

/** @param {HTMLVideoElement} video @param {WeakSet<HTMLVideoElement>} played */
function begin(video, played) {
  const wish = video.dataset.slidegenVideo;
  if (wish !== "auto" && (wish !== "once" || played.has(video))) return;
  played.add(video);
  // A browser may want a click or a key first, or no sound: then the film waits for its controls.
  video.play().catch(() => (video.controls = true));
}

/** @param {HTMLVideoElement} video @param {boolean} current whether its slide is still in sight */
function rest(video, current) {
  video.pause();
  const reset = video.dataset.slidegenReset;
  if (reset === "click" || (reset === "slide" && !current)) seek(video, startOf(video));
}

/** @param {Element} section */
function showForPrint(section) {
  for (const video of section.querySelectorAll("video")) {
    const wish = video.dataset.slidegenPrint;
    if (wish === undefined) continue;
    seek(video, wish === "last" ? video.duration : Number(wish));
  }
}

/** @param {HTMLVideoElement} video @param {number} seconds */
function seek(video, seconds) {
  if (video.readyState > 0) {
    if (Number.isFinite(seconds)) video.currentTime = seconds;
    return;
  }
  video.addEventListener("loadedmetadata", () => seek(video, Number.isFinite(seconds) ? seconds : video.duration), { once: true });
}
