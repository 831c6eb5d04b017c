import assert from "node:assert/strict";
import http from "node:http";
import { test } from "node:test";
import { Link } from "./link.mjs";

// Only that it is never faster than it says: that holds on a busy machine too.
test("two answers at once share one rate, and everything arrives", async () => {
  const body = "x".repeat(20_000);
  const server = http.createServer((_, response) => response.end(body));
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const link = new Link({ rate: 1_600_000, rtt: 50 });
  await link.open(server.address().port);
  const begun = performance.now();
  const texts = await Promise.all([1, 2].map(async () => (await fetch(link.url)).text()));
  const took = performance.now() - begun;
  assert.deepEqual(texts, [body, body]);
  assert.ok(link.downloaded > 40_000);
  assert.ok(took >= 2 * 50 + 40_000 / 200 - 20, `${took} ms`);
  await link.close();
  await assert.rejects(fetch(link.url));
  server.closeAllConnections();
  server.close();
});
