/**
 * How bright the rain may be where: it is dim around what is read, and dark behind it.
 *
 * @typedef {(x: number, y: number) => number} Light 0 to 1 at a point of the slide's canvas
 */

/** Less light than this is none. */
export const FAINT = 0.02;
/** From this distance (px) to a letter the rain begins to show. */
const CLEAR = 14;
/** Side of the squares for which the light is worked out, px. */
const TILE = 8;

/**
 * How bright the rain may be: nothing behind a letter, and all of it only `dusk` px away from it.
 *
 * @param {import("./words.js").Box[]} words @param {{width: number, height: number}} size px @param {number} dusk px
 * @returns {Light}
 */
export function lightAround(words, { width, height }, dusk) {
  const [columns, rows] = [Math.ceil(width / TILE), Math.ceil(height / TILE)];
  const tiles = new Float32Array(columns * rows).fill(1);
  const reach = CLEAR + dusk;
  const within = (/** @type {number} */ side, /** @type {number} */ count) => Math.min(count, Math.max(0, Math.floor(side / TILE)));
  for (const { left, top, right, bottom } of words) {
    for (let row = within(top - reach, rows); row < within(bottom + reach + TILE, rows); row++) {
      const down = Math.max(top - (row + 0.5) * TILE, 0, (row + 0.5) * TILE - bottom);
      for (let column = within(left - reach, columns); column < within(right + reach + TILE, columns); column++) {
        const along = Math.max(left - (column + 0.5) * TILE, 0, (column + 0.5) * TILE - right);
        const free = Math.min(1, Math.max(0, (Math.sqrt(along * along + down * down) - CLEAR) / dusk));
        const light = free * free * (3 - 2 * free);
        if (light < tiles[row * columns + column]) tiles[row * columns + column] = light;
      }
    }
  }
  return (x, y) => tiles[Math.min(rows - 1, Math.floor(y / TILE)) * columns + Math.min(columns - 1, Math.floor(x / TILE))];
}

/** The light of each cell of a sheet, row by row. @param {import("./sheet.js").Sheet} sheet @param {Light} lightAt @param {number} share */
export function lightOf({ columns, rows, look: { cell, light } }, lightAt, share) {
  return Float32Array.from({ length: columns * rows }, (_, at) => {
    const [x, y] = [((at % columns) + 0.5) * cell, (Math.floor(at / columns) + 0.5) * cell];
    return light * share * lightAt(x, y);
  });
}

/** Takes away what is drawn in the dark. @param {CanvasRenderingContext2D} pen @param {Light} lightAt @param {number} density */
export function eraseDark(pen, lightAt, density) {
  const side = TILE * density;
  for (let y = 0; y < pen.canvas.height; y += side) {
    for (let x = 0; x < pen.canvas.width; x += side) {
      if (lightAt(x / density, y / density) < FAINT) pen.clearRect(x, y, side, side);
    }
  }
}
