/**
 * The signs of the rain: katakana and figures.
 *
 * They are drawn from strokes, not from a font, so they look the same on every machine and bring no
 * font along.
 */

/** `/` parts signs, a space strokes; a stroke is points `xy` on a grid of 9 × 9. */
const SIGNS = (
  "017154 424528/704305 4348/4042 0402726528/1171 4147 0787/0282 505738 5307/02727767 404507/" +
  "0271 0584 3058/202305 21716528/201304 2282 525528/117177 0777/0282 2025 60635528/1132 0425 08477281/" +
  "117108 5488/038264 202777/1023 70654828/202305 21716528 2356/7112 0484 42451708/1123 4153 81754838/" +
  "1171 0484 444518/2028 2375/0383 404417/1272 0787/117108 2368/4041 127205 4348 5587/705418/" +
  "312408 517388/202777 2463/0181645528/053288/0282 4048 2407 6487/018145 2457/1072 1375 1678/" +
  "400777 6588/705508 2378/1171 0484 313777/038264 2048/126257 0787/11717818 1474/1171 03836628/" +
  "1015 707438/202408 505785/202784/1171771711/0301817438/1133 085882/224048/123061724508 0878/117138/" +
  "60202454756718/500575 5258/117108 0878/1474/2266 2662 1474"
).split("/");

/** How many signs there are. */
export const SIGN_COUNT = SIGNS.length;

export function randomSign() {
  return Math.floor(Math.random() * SIGN_COUNT);
}

/**
 * Adds a sign to the pen's path.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {number} number of the sign, from 0
 * @param {number} x of its middle
 * @param {number} y of its middle
 * @param {number} size px of a cell
 */
export function traceSign(pen, number, x, y, size) {
  for (const stroke of SIGNS[number].split(" ")) {
    for (let at = 0; at < stroke.length; at += 2) {
      // The film shows its katakana mirrored.
      const along = x + (4 - Number(stroke[at])) * size * 0.085;
      const down = y + (Number(stroke[at + 1]) - 4) * size * 0.1;
      if (at === 0) pen.moveTo(along, down);
      else pen.lineTo(along, down);
    }
  }
}
