/**
 * Rain on one slide: two sheets of cells, the far one small and dim, the near one large and bright.
 *
 * In each column a head falls from cell to cell, as on a terminal; what it leaves behind goes out step
 * by step. A cell knows how much it glows, its sign, and how bright it may be there.
 */

import { LEVELS, SIGN_COUNT, drawAtlas } from "./signs.js";
import { findWords, lightAt } from "./words.js";

/** Cells in px of the slide's canvas; steps until a cell is out; light; share of columns with two heads. */
const SHEETS = [
  { size: 10, fade: 30, light: 0.36, dense: 0.2, head: "#5cff92" },
  { size: 17, fade: 24, light: 0.95, dense: 0.35, head: "#e6ffee" },
];
/** Time between two steps, ms. */
const STEP = 55;
/** Steps that have passed when the slide opens: it rains already. */
const BEFORE = 200;
/** How long a slide that is left may still be seen, ms. */
const LEAVING = 1000;

/** @typedef {ReturnType<typeof createStorm>} Storm */
/** @typedef {ReturnType<typeof createSheet>} Sheet */

/** @param {HTMLElement} layout @param {{width: number, height: number}} size px of the slide's canvas */
export function createStorm(layout, { width, height }) {
  const canvas = layout.appendChild(document.createElement("canvas"));
  canvas.className = "slidegen-rain";
  canvas.setAttribute("aria-hidden", "true");
  const shown = (layout.getBoundingClientRect().width / width) * devicePixelRatio;
  const density = Math.min(2, Math.max(1, shown));
  canvas.width = width * density;
  canvas.height = height * density;
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const sheets = SHEETS.map((look) => createSheet(look, width, height, density));
  const makeWay = () => sheets.forEach((sheet) => lightSheet(sheet, findWords(layout, width)));
  makeWay();
  for (let step = 0; step < BEFORE; step++) sheets.forEach(fall);

  let frame = 0;
  let last = 0;
  const draw = (/** @type {number} */ now) => {
    frame = requestAnimationFrame(draw);
    if (now - last < STEP) return;
    last = now;
    pen.clearRect(0, 0, canvas.width, canvas.height);
    for (const sheet of sheets) {
      fall(sheet);
      paint(pen, sheet);
    }
  };
  const hold = (/** @type {boolean} */ held) => {
    cancelAnimationFrame(frame);
    if (!held) frame = requestAnimationFrame(draw);
  };
  const end = () => {
    hold(true);
    setTimeout(() => canvas.remove(), LEAVING);
  };
  return { layout, makeWay, hold, end };
}

/**
 * @param {typeof SHEETS[number]} look
 * @param {number} width px of the slide's canvas
 * @param {number} height px of the slide's canvas
 * @param {number} density device px in a px
 */
function createSheet(look, width, height, density) {
  const columns = Math.ceil(width / look.size);
  const rows = Math.ceil(height / look.size);
  const cells = columns * rows;
  const head = () => ({ row: -Math.random() * rows, speed: 0.35 + Math.random() * 0.65 });
  return {
    ...look,
    columns,
    rows,
    head,
    heads: Array.from({ length: columns }, () => (Math.random() < look.dense ? [head(), head()] : [head()])),
    /** 1 where a head is, 0 where a cell is out. */
    glow: new Float32Array(cells),
    sign: new Uint8Array(cells).map(randomSign),
    lit: new Float32Array(cells),
    atlas: drawAtlas(look.size * density, look.head),
  };
}

function randomSign() {
  return Math.floor(Math.random() * SIGN_COUNT);
}

/** @param {Sheet} sheet @param {import("./words.js").Box[]} words */
function lightSheet({ lit, columns, size, light }, words) {
  lit.forEach((_, cell) => {
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    lit[cell] = light * lightAt(words, (column + 0.5) * size, (row + 0.5) * size);
  });
}

/** One step. @param {Sheet} sheet */
function fall({ columns, rows, heads, head, glow, sign, fade }) {
  glow.forEach((left, cell) => {
    glow[cell] = Math.max(0, left - 1 / fade);
    if (Math.random() < 0.012) sign[cell] = randomSign();
  });
  heads.forEach((falling, column) => {
    for (const drop of falling) {
      drop.row += drop.speed;
      const row = Math.floor(drop.row);
      if (row >= rows) Object.assign(drop, head());
      else if (row >= 0) glow[row * columns + column] = 1;
    }
  });
}

/** @param {CanvasRenderingContext2D} pen @param {Sheet} sheet */
function paint(pen, { columns, glow, lit, sign, atlas }) {
  const field = atlas.height / LEVELS;
  glow.forEach((left, cell) => {
    if (left === 0 || lit[cell] < 0.02) return;
    const level = Math.ceil((1 - left) * (LEVELS - 1));
    const x = ((cell % columns) - 0.5) * (field / 2);
    const y = (Math.floor(cell / columns) - 0.5) * (field / 2);
    pen.globalAlpha = lit[cell];
    pen.drawImage(atlas, sign[cell] * field, level * field, field, field, x, y, field, field);
  });
}
