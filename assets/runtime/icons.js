/**
 * The chrome's pictures: strokes on a 24 × 24 grid, in the colour of the text.
 */

/** @type {Record<string, string>} */
const ICONS = {
  previous: "M15 5l-7 7l7 7",
  next: "M9 5l7 7l-7 7",
  grid: "M4.5 4.5h6v6h-6zM13.5 4.5h6v6h-6zM4.5 13.5h6v6h-6zM13.5 13.5h6v6h-6z",
  expand: "M4.5 9V4.5H9M15 4.5h4.5V9M19.5 15v4.5H15M9 19.5H4.5V15",
  shrink: "M9 4.5V9H4.5M19.5 9H15V4.5M15 19.5V15h4.5M4.5 15H9v4.5",
  sun: "M12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4",
  moon: "M19.5 14.2A8 8 0 1 1 9.8 4.5a6.5 6.5 0 0 0 9.7 9.7z",
  question: "M9.2 9.2a2.8 2.8 0 1 1 4.3 2.4c-1 .6-1.5 1.2-1.5 2.4M12 17.5v.01",
  pen: "M4.5 19.5l1-4L16 5l3 3L8.5 18.5z",
  screen: "M4.5 4.5h15v10.5h-15zM12 15v4.5M8 19.5h8",
  close: "M6.5 6.5l11 11M17.5 6.5l-11 11",
};

/** @param {string} name a name of the table, or path data @param {string} [part] a class of its own */
export function icon(name, part = "") {
  const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  picture.setAttribute("viewBox", "0 0 24 24");
  picture.setAttribute("class", `slidegen-icon ${part}`.trim());
  picture.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name] ?? name);
  picture.append(path);
  return picture;
}
