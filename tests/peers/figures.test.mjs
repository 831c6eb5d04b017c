import assert from "node:assert/strict";
import test from "node:test";
import { docsOf, rowsOf } from "./docs.mjs";
import { quality, quantile, shuffled } from "./figures.mjs";

test("a quantile is one of the samples", () => {
  const samples = [5, 1, 4, 2, 3];
  assert.equal(quantile(samples, 0.5), 3);
  assert.equal(quantile(samples, 0.95), 5);
  assert.equal(quantile([7], 0.5), 7);
});

test("ranks count by official name; meanings of an ambiguous query count within five", () => {
  const rows = [
    { query: "a", name: "A", kind: "" },
    { query: "b", name: "B", kind: "ambiguous" },
    { query: "c", name: "C", kind: "" },
    { query: "d", name: "D", kind: "" },
  ];
  const names = ["A", "B", "C", "D"];
  const found = quality(rows, [[0], [0, 1], [0, 1, 3, 2], []], names);
  assert.deepEqual(found, { first: 0.25, shown: 0.5, three: 0.5, mrr: (1 + 1 / 2 + 1 / 4) / 4, n: 4 });
});

test("shuffling keeps every item and is the same every time", () => {
  const items = Array.from({ length: 50 }, (_, n) => n);
  const once = shuffled(items);
  assert.notDeepEqual(once, items);
  assert.deepEqual(once, shuffled(items));
  assert.deepEqual(once.sort((a, b) => a - b), items);
});

test("a service gets the synonyms of its own words, and rows need a known name", () => {
  const { docs } = docsOf({
    agencies: [{ id: "x", name: "Kantor X", short: "X" }],
    life_events: [{ name: "Hilang", words: ["kecopetan"], services: ["a"] }],
    synonyms: [["ilang", "hilang"], ["rusk", "rusak"]],
    stop_words: [],
    services: [{ id: "a", name: "KTP Hilang", agency: "x", product: "KTP", summary: "KTP baru." }],
  });
  assert.equal(docs[0].synonyms, "ilang");
  assert.equal(docs[0].events, "Hilang kecopetan");
  assert.equal(docs[0].agency, "X Kantor X");
  assert.deepEqual(rowsOf("query\tname\tkind\na\tKTP Hilang\r\nb\tnone\tx\n", ["KTP Hilang"]), [
    { query: "a", name: "KTP Hilang", kind: "" },
  ]);
});
