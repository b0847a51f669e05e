import assert from "node:assert/strict";
import test from "node:test";
import { deflateRawSync } from "node:zlib";

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
  // The more often a sign comes than the one before it, the longer are the codes of the first ones: up to 15 bits.
  const often = Array.from({ length: 18 }, (_, sign) => Math.round(1.62 ** sign));
  const text = Uint8Array.from({ length: 40_000 }, (_, at) => often.findIndex((count) => (at * 7919) % 15_013 < 2.6 * count));
  const packed = deflateRawSync(text, { level: 1, strategy: 2 });
  assert.deepEqual(inflate(new Uint8Array(packed), text.length), text);
});

test("nothing", () => {
  assert.equal(unpacked("0300", 0), "");
});
