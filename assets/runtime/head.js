/**
 * Runs in <head>, before anything is painted: from here on the page is slides, not an article, and a
 * large deck has its colours from the first moment. dark.js keeps them from then on. It stays an article
 * in a browser that is older than what the runtime is written for (2024).
 */

if (CSS.supports("color", "light-dark(red, red)")) {
  const { classList, dataset, style } = document.documentElement;
  classList.add("slidegen-live");
  // The first slide is shown while those after it are still read, unless the address wants another one.
  if (/^(#(\/1?)?)?$/.test(location.hash)) {
    const [width, height] = (dataset.slidegenCanvas ?? "").split(" ");
    const [across, down] = [innerWidth / Number(width), innerHeight / Number(height)];
    classList.add("slidegen-opening");
    // As scale.js has it.
    const factor = Math.abs(across / down - 1) < 0.002 ? Math.max(across, down) : Math.min(across, down);
    style.setProperty("--slidev-slide-scale", String(factor));
  }
}

if (document.documentElement.dataset.slidegenSchema === "auto") {
  let chosen = null;
  try {
    chosen = localStorage.getItem("slidev-color-schema");
  } catch {
    // A browser that keeps nothing for local files.
  }
  const isDark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.classList.add(isDark ? "dark" : "light");
}
