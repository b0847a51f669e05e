/**
 * How wide the characters of a font file are: what diagrams and charts are laid out with, at build time,
 * where nothing is drawn that could be measured.
 *
 *   fonts/widths/<family>.json   {"400": [[first code point, [width, …]], …], "700": …}
 *
 * Widths are in thousandths of an em. A run holds code points that follow each other.
 *
 * Read are `cmap` (character to glyph), `hmtx` (a glyph's width; WOFF2 may leave its bearings out, never its
 * widths), and of a variable font `avar` and `HVAR`, which say by how much a width changes with the weight.
 */
import { tablesOf } from "./woff2.mjs";

/** @param {Buffer} cmap @returns {Map<number, number>} code point → glyph */
function glyphsOf(cmap) {
  const found = new Map();
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(8 + index * 8));
    const read = { 4: readSegments, 12: readGroups }[table.readUInt16BE(0)];
    if (read) for (const [point, glyph] of read(table)) found.set(point, glyph);
  }
  return found;
}

/** @param {Buffer} table of format 4 */
function* readSegments(table) {
  const doubled = table.readUInt16BE(6);
  for (let at = 0; at < doubled; at += 2) {
    const last = table.readUInt16BE(14 + at);
    const first = table.readUInt16BE(16 + doubled + at);
    const delta = table.readUInt16BE(16 + doubled * 2 + at);
    const place = 16 + doubled * 3 + at;
    const offset = table.readUInt16BE(place);
    for (let point = first; point <= last && point < 0xffff; point += 1) {
      const glyph = offset ? table.readUInt16BE(place + offset + (point - first) * 2) : point;
      if (glyph) yield [point, (glyph + delta) & 0xffff];
    }
  }
}

/** @param {Buffer} table of format 12 */
function* readGroups(table) {
  for (let index = 0; index < table.readUInt32BE(12); index += 1) {
    const [first, last, glyph] = [0, 4, 8].map((part) => table.readUInt32BE(16 + index * 12 + part));
    for (let point = first; point <= last; point += 1) yield [point, glyph + point - first];
  }
}

/** @param {Map<string, Buffer>} tables @param {number} weight @returns {number} -1 to 1, as `HVAR` counts */
function coordinate(tables, weight) {
  const fvar = tables.get("fvar");
  if (!fvar) return 0;
  const axis = fvar.readUInt16BE(4);
  if (fvar.readUInt16BE(8) !== 1 || fvar.toString("latin1", axis, axis + 4) !== "wght") {
    throw new Error("a variable font has other axes than its weight");
  }
  const [low, usual, high] = [4, 8, 12].map((part) => fvar.readInt32BE(axis + part) / 65536);
  const to = Math.min(high, Math.max(low, weight));
  const plain = to < usual ? (to - usual) / (usual - low) : to > usual ? (to - usual) / (high - usual) : 0;
  const avar = tables.get("avar");
  const pairs = Array.from({ length: avar?.readUInt16BE(8) ?? 0 }, (_, index) =>
    [10, 12].map((part) => avar.readInt16BE(part + index * 4) / 16384),
  );
  const next = pairs.findIndex(([from]) => from >= plain);
  if (next < 1) return next === 0 ? pairs[0][1] : plain;
  const [[x0, y0], [x1, y1]] = [pairs[next - 1], pairs[next]];
  return y0 + ((plain - x0) / (x1 - x0)) * (y1 - y0);
}

/** @param {Map<string, Buffer>} tables @param {number} at the coordinate @returns {(glyph: number) => number} */
function changesOf(tables, at) {
  const hvar = tables.get("HVAR");
  if (!hvar || at === 0) return () => 0;
  const store = hvar.subarray(hvar.readUInt32BE(4));
  const regions = store.subarray(store.readUInt32BE(2));
  const share = (index) => {
    const [start, peak, end] = [4, 6, 8].map((part) => regions.readInt16BE(part + index * 6) / 16384);
    if (peak === 0 || at === peak) return 1;
    if (at <= start || at >= end) return 0;
    return at < peak ? (at - start) / (peak - start) : (end - at) / (end - peak);
  };
  const place = placesOf(hvar);
  return (glyph) => {
    const [outer, inner] = place(glyph);
    const data = store.subarray(store.readUInt32BE(8 + outer * 4));
    const [words, count] = [data.readUInt16BE(2), data.readUInt16BE(4)];
    const row = 6 + count * 2 + inner * (words + count);
    const change = (column) =>
      column < words ? data.readInt16BE(row + column * 2) : data.readInt8(row + words + column);
    const columns = Array.from({ length: count }, (_, column) => column);
    return columns.reduce((sum, column) => sum + change(column) * share(data.readUInt16BE(6 + column * 2)), 0);
  };
}

/** @param {Buffer} hvar @returns {(glyph: number) => [number, number]} where the changes of a glyph are */
function placesOf(hvar) {
  const offset = hvar.readUInt32BE(8);
  if (!offset) return (glyph) => [0, glyph];
  const map = hvar.subarray(offset);
  const isLong = map[0] === 1;
  const [form, count, start] = [map[1], isLong ? map.readUInt32BE(2) : map.readUInt16BE(2), isLong ? 6 : 4];
  const [size, bits] = [((form >> 4) & 3) + 1, (form & 15) + 1];
  return (glyph) => {
    const entry = map.readUIntBE(start + Math.min(glyph, count - 1) * size, size);
    return [entry >> bits, entry & ((1 << bits) - 1)];
  };
}

/**
 * @param {Buffer} file of a font, as WOFF2 @param {number} weight of a variable font
 * @returns {Map<number, number>} code point → width in thousandths of an em
 */
export function widthsOf(file, weight) {
  const tables = tablesOf(file);
  const [plain, packed] = [tables.get("hmtx"), tables.get("widths")];
  const count = tables.get("hhea").readUInt16BE(34);
  const width = (glyph) => (plain ?? packed).readUInt16BE(Math.min(glyph, count - 1) * (plain ? 4 : 2));
  const change = changesOf(tables, coordinate(tables, weight));
  const em = tables.get("head").readUInt16BE(18);
  const glyphs = [...glyphsOf(tables.get("cmap"))];
  return new Map(glyphs.map(([point, glyph]) => [point, Math.round(((width(glyph) + change(glyph)) * 1000) / em)]));
}

/** @param {Map<number, number>} widths @returns {[number, number[]][]} */
export function runsOf(widths) {
  /** @type {[number, number[]][]} */
  const runs = [];
  for (const point of [...widths.keys()].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[0] + last[1].length === point) last[1].push(widths.get(point));
    else runs.push([point, [widths.get(point)]]);
  }
  return runs;
}
