/**
 * DEFLATE (RFC 1951), unpacked at once: the browser's own `DecompressionStream` answers only later, when a
 * frame without a slide may have been painted, or a pen has gone on its way.
 */

/** Codes of at most `longest` bits; an entry is a symbol and how many bits its code has. @typedef {{ entries: Uint16Array, longest: number }} Codes */

/** A symbol's least value, and how many bits are added to it. @typedef {{ least: number[], more: number[] }} Values */

/** In which order a block gives the lengths of the codes for lengths. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const END = 256;
const LENGTHS = valuesOf(3, 4, 28);
LENGTHS.least.push(258);
LENGTHS.more.push(0);
const DISTANCES = valuesOf(1, 2, 30);

/** @param {number} first @param {number} group symbols with the same number of bits @param {number} count @returns {Values} */
function valuesOf(first, group, count) {
  const more = Array.from({ length: count }, (_, symbol) => Math.max(0, Math.floor(symbol / group) - 1));
  let next = first;
  const least = more.map((bits) => (next += 1 << bits) - (1 << bits));
  return { least, more };
}

/** @param {number[]} lengths of the codes, by symbol; 0: there is none @returns {Codes} */
function codesOf(lengths) {
  const longest = Math.max(1, ...lengths);
  const entries = new Uint16Array(1 << longest);
  for (let length = 1, code = 0; length <= longest; length++, code <<= 1) {
    lengths.forEach((own, symbol) => {
      if (own !== length) return;
      let at = 0;
      for (let bit = 0; bit < length; bit++) at |= ((code >> bit) & 1) << (length - 1 - bit);
      for (code++; at < entries.length; at += 1 << length) entries[at] = (symbol << 4) | length;
    });
  }
  return { entries, longest };
}

class Bits {
  held = 0;
  count = 0;
  at = 0;

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
  }

  /** @param {number} count of bits that are to be at hand, at most 16 */
  hold(count) {
    for (; this.count < count; this.count += 8) this.held |= this.bytes[this.at++] << this.count;
  }

  /** @param {number} count */
  take(count) {
    this.hold(count);
    const value = this.held & ((1 << count) - 1);
    this.held >>>= count;
    this.count -= count;
    return value;
  }

  /** @param {Codes} codes @returns {number} a symbol */
  read({ entries, longest }) {
    this.hold(longest);
    const entry = entries[this.held & ((1 << longest) - 1)];
    this.held >>>= entry & 15;
    this.count -= entry & 15;
    return entry >> 4;
  }
}

/** The codes of a block, which brings its own or has those that all know. @param {Bits} bits @param {boolean} own @returns {Codes[]} for literals and lengths, for distances */
function readCodes(bits, own) {
  if (!own) {
    const usual = Array.from({ length: 288 }, (_, symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8));
    return [codesOf(usual), codesOf(Array(30).fill(5))];
  }
  const literals = bits.take(5) + 257;
  const all = literals + bits.take(5) + 1;
  const given = Array(19).fill(0);
  for (let at = 0, count = bits.take(4) + 4; at < count; at++) given[ORDER[at]] = bits.take(3);
  const codes = codesOf(given);
  /** @type {number[]} */
  const lengths = [];
  while (lengths.length < all) {
    const symbol = bits.read(codes);
    if (symbol < 16) lengths.push(symbol);
    else if (symbol === 16) lengths.push(...Array(3 + bits.take(2)).fill(lengths.at(-1)));
    else lengths.push(...Array(symbol === 17 ? 3 + bits.take(3) : 11 + bits.take(7)).fill(0));
  }
  return [codesOf(lengths.slice(0, literals)), codesOf(lengths.slice(literals))];
}

/** @param {Uint8Array} bytes @param {number} size of what is in them @returns {Uint8Array} */
export function inflate(bytes, size) {
  const bits = new Bits(bytes);
  const out = new Uint8Array(size);
  let to = 0;
  for (let isLast = 0; !isLast; ) {
    isLast = bits.take(1);
    const kind = bits.take(2);
    if (kind === 0) to = copyStored(bits, out, to);
    else to = readBlock(bits, readCodes(bits, kind === 2), out, to);
  }
  return out;
}

/** @param {Bits} bits @param {Uint8Array} out @param {number} to @returns {number} where what follows goes */
function copyStored(bits, out, to) {
  bits.take(bits.count % 8);
  const count = bits.take(16);
  bits.take(16); // the same once more, inverted
  for (const end = to + count; to < end; to++) out[to] = bits.take(8);
  return to;
}

/** @param {Bits} bits @param {Codes[]} codes @param {Uint8Array} out @param {number} to @returns {number} where what follows goes */
function readBlock(bits, [literals, distances], out, to) {
  for (let symbol = bits.read(literals); symbol !== END; symbol = bits.read(literals)) {
    if (symbol < END) {
      out[to++] = symbol;
      continue;
    }
    const length = LENGTHS.least[symbol - 257] + bits.take(LENGTHS.more[symbol - 257]);
    const far = bits.read(distances);
    const distance = DISTANCES.least[far] + bits.take(DISTANCES.more[far]);
    for (const end = to + length; to < end; to++) out[to] = out[to - distance];
  }
  return to;
}
