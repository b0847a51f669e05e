/**
 * A page as the server gives it: what the live reload asks for, reads in it and takes over of it besides
 * the slides.
 */

/** The newest page, or null where nobody answers. */
export async function askForPage() {
  try {
    const answer = await fetch(location.pathname, { cache: "no-store" });
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  } catch {
    return null;
  }
}

/** @param {Document} page */
export function takeStyles(page) {
  const old = [...document.head.querySelectorAll("style")];
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
