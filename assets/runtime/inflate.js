/**
 * DEFLATE (RFC 1951), unpacked at once: the browser's own `DecompressionStream` answers only later, when a
 * frame without a slide may have been painted, or a pen has gone on its way. It has ended before the browser
 * has compiled it: so what is done for each sign is one loop on plain variables.
 */

/**
 * An entry is a symbol and how many bits its code has. `look` has those of codes of at most `LOOK` bits; longer
 * ones are told by how many symbols have codes of each length, and by the symbols in the order of their codes.
 *
 * @typedef {{ look: Uint16Array, counts: Uint16Array, symbols: Uint16Array }} Codes
 */

/** What is read: bits at hand, how many, where the next byte is. @typedef {{ bytes: Uint8Array, held: number, count: number, at: number }} Bits */

/** In which order a block gives the lengths of the codes for lengths. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const LOOK = 10;
const LOOKED_AT = (1 << LOOK) - 1;
const LONGEST = 15;
const END = 256;
const LENGTHS = valuesOf(3, 4, 28);
LENGTHS.least.push(258);
LENGTHS.more.push(0);
const DISTANCES = valuesOf(1, 2, 30);

/** Least values by symbol, and how many bits are added. @param {number} first @param {number} group symbols with the same number of bits @param {number} count */
function valuesOf(first, group, count) {
  const more = Array.from({ length: count }, (_, symbol) => Math.max(0, Math.floor(symbol / group) - 1));
  let next = first;
  const least = more.map((bits) => (next += 1 << bits) - (1 << bits));
  return { least, more };
}

/** @param {Uint8Array} lengths of the codes, by symbol; 0: there is none @returns {Codes} */
function codesOf(lengths) {
  const counts = new Uint16Array(LONGEST + 1);
  for (const length of lengths) counts[length]++;
  counts[0] = 0;
  const look = new Uint16Array(LOOKED_AT + 1);
  const symbols = new Uint16Array(lengths.length);
  for (let length = 1, code = 0, put = 0; length <= LONGEST; length++, code <<= 1) {
    for (let symbol = lengths.indexOf(length); symbol >= 0; symbol = lengths.indexOf(length, symbol + 1)) {
      symbols[put++] = symbol;
      let at = 0;
      for (let bit = 0; bit < length; bit++) at |= ((code >> bit) & 1) << (length - 1 - bit);
      code++;
      for (; length <= LOOK && at <= LOOKED_AT; at += 1 << length) look[at] = (symbol << 4) | length;
    }
  }
  return { look, counts, symbols };
}

/** The entry of a code that is not in `look`. @param {Codes} codes @param {number} held @returns {number} */
function lookFurther({ counts, symbols }, held) {
  for (let length = 1, code = 0, first = 0, before = 0; length <= LONGEST; length++, first <<= 1) {
    code = (code << 1) | ((held >> (length - 1)) & 1);
    if (code < first + counts[length]) return (symbols[before + code - first] << 4) | length;
    first += counts[length];
    before += counts[length];
  }
  throw new Error("no such code");
}

/** @param {Bits} bits @param {number} count at most 16 */
function take(bits, count) {
  for (; bits.count < count; bits.count += 8) bits.held |= bits.bytes[bits.at++] << bits.count;
  const value = bits.held & ((1 << count) - 1);
  bits.held >>>= count;
  bits.count -= count;
  return value;
}

/** A symbol of the codes for lengths, none of which is longer than 7 bits. @param {Bits} bits @param {Codes} codes */
function readLength(bits, { look }) {
  for (; bits.count < 7; bits.count += 8) bits.held |= bits.bytes[bits.at++] << bits.count;
  const entry = look[bits.held & LOOKED_AT];
  take(bits, entry & 15);
  return entry >> 4;
}

/** The codes of a block, which brings its own or has those that all know. @param {Bits} bits @param {boolean} own @returns {Codes[]} for literals and lengths, for distances */
function readCodes(bits, own) {
  if (!own) {
    const usual = Uint8Array.from({ length: 288 }, (_, symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8));
    return [codesOf(usual), codesOf(new Uint8Array(30).fill(5))];
  }
  const literals = take(bits, 5) + 257;
  const lengths = new Uint8Array(literals + take(bits, 5) + 1);
  const given = new Uint8Array(19);
  for (let at = 0, count = take(bits, 4) + 4; at < count; at++) given[ORDER[at]] = take(bits, 3);
  const codes = codesOf(given);
  for (let at = 0; at < lengths.length; ) {
    const symbol = readLength(bits, codes);
    const value = symbol < 16 ? symbol : symbol === 16 ? lengths[at - 1] : 0;
    const times = symbol < 16 ? 1 : symbol === 16 ? 3 + take(bits, 2) : symbol === 17 ? 3 + take(bits, 3) : 11 + take(bits, 7);
    lengths.fill(value, at, (at += times));
  }
  return [codesOf(lengths.slice(0, literals)), codesOf(lengths.slice(literals))];
}

/** @param {Uint8Array} bytes @param {number} size of what is in them @returns {Uint8Array} */
export function inflate(bytes, size) {
  const bits = { bytes, held: 0, count: 0, at: 0 };
  const out = new Uint8Array(size);
  let to = 0;
  for (let isLast = 0; !isLast; ) {
    isLast = take(bits, 1);
    const kind = take(bits, 2);
    to = kind === 0 ? copyStored(bits, out, to) : readBlock(bits, readCodes(bits, kind === 2), out, to);
  }
  return out;
}

/** @param {Bits} bits @param {Uint8Array} out @param {number} to @returns {number} where what follows goes */
function copyStored(bits, out, to) {
  take(bits, bits.count % 8);
  const count = take(bits, 16);
  take(bits, 16); // the same once more, inverted
  for (const end = to + count; to < end; to++) out[to] = take(bits, 8);
  return to;
}

/** @param {Bits} bits @param {Codes[]} codes @param {Uint8Array} out @param {number} to @returns {number} where what follows goes */
function readBlock(bits, [literals, distances], out, to) {
  let { bytes, held, count, at } = bits;
  for (let length = 0; ; ) {
    for (; count < LONGEST; count += 8) held |= bytes[at++] << count;
    const codes = length ? distances : literals;
    const entry = codes.look[held & LOOKED_AT] || lookFurther(codes, held);
    const symbol = entry >> 4;
    held >>>= entry & 15;
    count -= entry & 15;
    if (length === 0 && symbol < END) {
      out[to++] = symbol;
      continue;
    }
    if (length === 0 && symbol === END) break;
    for (; count < LONGEST; count += 8) held |= bytes[at++] << count;
    const { least, more } = length ? DISTANCES : LENGTHS;
    const value = length ? symbol : symbol - END - 1;
    const own = least[value] + (held & ((1 << more[value]) - 1));
    held >>>= more[value];
    count -= more[value];
    if (length) for (const end = to + length; to < end; to++) out[to] = out[to - own];
    length = length ? 0 : own;
  }
  Object.assign(bits, { held, count, at });
  return to;
}
