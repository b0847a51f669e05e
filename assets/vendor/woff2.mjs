/**
 * The tables of a WOFF2 file: a directory, and all tables packed in one Brotli stream.
 */
import { brotliDecompressSync } from "node:zlib";

const TAGS = (
  "cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX " +
  "vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat " +
  "fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill"
).match(/.{4}(?: |$)/g).map((tag) => tag.slice(0, 4));

/**
 * @param {Buffer} file
 * @returns {Map<string, Buffer>} its tables by name; `widths` in place of an `hmtx` that was packed more tightly
 */
export function tablesOf(file) {
  let at = 48;
  const number = () => {
    let value = 0;
    for (;;) {
      const byte = file[at++];
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
  };
  const sizes = Array.from({ length: file.readUInt16BE(12) }, () => {
    const flags = file[at++];
    const tag = (flags & 63) === 63 ? file.toString("latin1", at, (at += 4)) : TAGS[flags & 63];
    const whole = number();
    const isOutline = tag === "glyf" || tag === "loca";
    const changed = isOutline ? flags >> 6 !== 3 : flags >> 6 !== 0;
    return { tag, changed, size: changed ? number() : whole };
  });
  const data = brotliDecompressSync(file.subarray(at, at + file.readUInt32BE(20)));
  let start = 0;
  return new Map(
    sizes.map(({ tag, changed, size }) => {
      const table = data.subarray(start, (start += size));
      // A changed `hmtx` has one byte of flags before its widths, and no bearings between them.
      return [tag === "hmtx" && changed ? "widths" : tag, tag === "hmtx" && changed ? table.subarray(1) : table];
    }),
  );
}
