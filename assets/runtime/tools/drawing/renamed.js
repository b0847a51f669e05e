/**
 * Which slides of a server that began anew are which ones of the server before. Pure.
 *
 * Ids are of one server (src/slidegen/build/slide_ids.py). Over two of them a slide is known by what is
 * written on it, else by the slide that it comes after.
 *
 * @typedef {{ id: string, key: string }} Named a slide; `key` is equal for slides that are written alike
 */

/** The new id of each, by its old one. @param {Named[]} old @param {Named[]} now @returns {Map<string, string>} */
export function renamed(old, now) {
  /** @type {Map<string, string>} */
  const found = new Map();
  if (!old.length || !now.length || serverOf(old[0]) === serverOf(now[0])) return found;
  const free = new Set(now.map(({ id }) => id));
  const pair = (/** @type {Named} */ slide, /** @type {Named | undefined} */ same) => {
    if (same && free.delete(same.id)) found.set(slide.id, same.id);
  };
  for (const slide of old) pair(slide, now.find(({ id, key }) => key === slide.key && free.has(id)));
  old.forEach((slide, index) => {
    if (found.has(slide.id)) return;
    const before = index ? now.findIndex(({ id }) => id === found.get(old[index - 1].id)) : -1;
    if (before >= 0 || index === 0) pair(slide, now[before + 1]);
  });
  return found;
}

/** @param {Named} slide */
function serverOf({ id }) {
  return id.split("-")[0];
}
