import assert from "node:assert/strict";
import test from "node:test";

import { inflate } from "../../assets/runtime/inflate.js";

/** What zlib made of a text, as hexadecimal digits. @param {string} packed @param {number} size */
function unpacked(packed, size) {
  const bytes = Uint8Array.from(packed.match(/../g) ?? [], (digits) => parseInt(digits, 16));
  return String.fromCharCode(...inflate(bytes, size));
}

test("a block that is only stored", () => {
  assert.equal(unpacked("010600f9ff73746f726564", 6), "stored");
});

test("a block with the codes that all know", () => {
  assert.equal(unpacked("4bcbac484d5148439000", 17), "fixed fixed fixed");
});

test("a run that repeats itself while it is copied", () => {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  assert.equal(unpacked("4b4c1c05c402472767175737770f4f2f6f1f5f3fff80c0a0e090d0b0f088c828726400", 378), "a".repeat(300) + letters.repeat(3));
});

test("a block that brings its own codes", () => {
  const packed =
    "ed90890d03210c045b9912b08d11b4c35de8bf84ac29238a8490fcece786d15958c316de09d58d34029bf8a1ebc70ef1210faef1e02192d1f087dcf8263f8433e986a99ac4c006b988170fd41b7427849192a3d94b265d029bbeeedb55aaa9d1a825ad0a2098c0bb6844264a118b5e229292e02c6919281bbb2cc998ec3d655476f35a5700bf514ec58a0aa8980aabc876e34b5fb768ff7bfcc83dbe";
  const squares = Array.from({ length: 260 }, (_, number) => `${((number * number) % 97).toString(16)} `);
  assert.equal(unpacked(packed, 730), squares.join(""));
});

test("codes that are longer than those that are looked up at once", () => {
  const packed =
    "05c1418203310cc3b0b76edb99c496c8ff1f17f8fb7cbfbfdfef799ee779dff77ddff73de79c73ce39e79c73efbdf7de7befbdf7de7befbd776666666666666666666666666666666666777777777777777777777777777777777777777777777777777777932449922449922449922449922449922449922449922449922449922449922449d2b66ddbb66ddbb66ddbb66ddbb66ddbb66ddbb66ddbb66ddbb66ddbb66ddbb66ddbb66ddbb66ddbb66ddbb66ddbb66ddbb66ddbb66d0b00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000080aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaff";
  // Each letter comes as often as the two before it together: so codes are of 1 to 13 bits.
  const often = [1, 1];
  while (often.length < 14) often.push(often[often.length - 1] + often[often.length - 2]);
  const letters = often.map((count, letter) => String.fromCharCode(97 + letter).repeat(count));
  assert.equal(unpacked(packed, 986), letters.join(""));
});

test("nothing", () => {
  assert.equal(unpacked("0300", 0), "");
});
