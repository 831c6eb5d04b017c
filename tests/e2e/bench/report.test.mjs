import assert from "node:assert/strict";
import { test } from "node:test";
import { aims, limits, middle, table } from "./report.mjs";

const first = {
  text: 1_000, usable: 9_000, longest_after_load: 150, bytes: 60_000, bytesUsable: 50_000,
  sizes: { "http://x/": 1_000, "http://x/a.css": 4_000, "http://x/b.js": 9_000 },
};
const quick = { usable: 1_500, longest_after_load: 201 };
const runs = [{ first, repeat: quick, offline: quick }];
const link = { rate: 400_000, rtt: 400 };

test("the middle of an even number of figures lies between", () => {
  assert.equal(middle([9, 1, 5]), 5);
  assert.equal(middle([10, 9, 1, 2]), 5.5);
});

test("limits are round trips and bytes of what is needed", () => {
  assert.deepEqual(limits(runs, link), { text: 1_200 + 100, usable: 1_200 + 1_000, kept: 1_600 + 1_200 });
});

test("aims say which are missed", () => {
  const met = aims(runs, { text: 700 }).split("\n").map((line) => line.startsWith("- met"));
  assert.deepEqual(met, [true, false, true, false]);
});

test("a table has as many cells in every row", () => {
  const rows = table({ app: runs, peer: runs }, { app: {}, peer: {} }).split("\n");
  assert.equal(new Set(rows.map((row) => row.split("|").length)).size, 1);
});
