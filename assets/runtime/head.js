/**
 * Runs in <head>, before anything is painted: from here on the page is slides, not an article, and a
 * large deck has its colours from the first moment. dark.js keeps them from then on. It stays an article
 * in a browser that is older than what the runtime is written for (2024).
 */

if (CSS.supports("color", "light-dark(red, red)")) document.documentElement.classList.add("slidegen-live");

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
