/**
 * A page as the server gives it: what the live reload asks for, reads in it and takes over of it besides
 * the slides.
 */

/**
 * What is different from the build before: the slides at positions from 0, and the data of all.
 *
 * @typedef {{ count: number, sections: Record<number, string>, data: import("../types.d.ts").DeckData }} Changes
 */

/**
 * A slide as the next build will have it.
 *
 * @typedef {{ no: number, html: string, data: import("../types.d.ts").SlideData }} Draft
 */

/**
 * The newest page, or what is different in it; null where nobody answers.
 *
 * @param {number} since the build that is shown; 0: the whole page is wanted
 * @returns {Promise<Document | Changes | null>}
 */
export async function askForPage(since) {
  try {
    const answer = await fetch(location.pathname + (since ? `?since=${since}` : ""), { cache: "no-store" });
    if (!answer.ok) return null;
    if (answer.headers.get("Content-Type")?.startsWith("application/json")) return await answer.json();
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return dataOf(page) ? page : null;
  } catch {
    return null;
  }
}

/** @param {Document} page */
export function takeStyles(page) {
  const old = [...document.head.querySelectorAll("style:not([data-slidegen-packed])")];
  const fresh = [...page.head.querySelectorAll("style")];
  fresh.forEach((style, position) => {
    if (!old[position]) document.head.append(document.adoptNode(style));
    else if (old[position].textContent !== style.textContent) old[position].textContent = style.textContent;
  });
  for (const style of old.slice(fresh.length)) style.remove();
}

/** The language, the direction and the scheme of the whole deck; what the runtime says there stays. @param {Document} page */
export function takeRoot({ documentElement: fresh }) {
  const { documentElement: root } = document;
  for (const name of ["lang", "dir", "data-slidegen-schema"]) {
    const value = fresh.getAttribute(name);
    if (value === null) root.removeAttribute(name);
    else if (value !== root.getAttribute(name)) root.setAttribute(name, value);
  }
}

/** @param {Document} page @returns {import("../types.d.ts").DeckData} */
export function dataOf(page) {
  return JSON.parse(page.getElementById("slidegen-data")?.textContent ?? "null");
}

/** The code of a page: another one cannot be taken over by an old one. @param {Document} page */
export function scriptsOf(page) {
  return [...page.querySelectorAll("script:not([type='application/json'])")].map((script) => script.textContent).join("\n");
}
