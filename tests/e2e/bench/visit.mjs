// node visit.mjs PEER OUT.json [--profile desa|2g|slow4g] [--runs N]: what a visit costs on a slow link and a
// slow phone, beside what the link alone costs and beside a page of the same content written by hand.
// Figures, no verdict that stops anything: `cargo xtask bench` prints them. See docs/benchmarks.md.
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Server } from "../support/server.mjs";
import { Browser } from "./browser.mjs";
import { Link } from "./link.mjs";
import { aims, limits, table } from "./report.mjs";
import { update } from "./update.mjs";

const PROFILES = {
  desa: { rate: 400_000, rtt: 400, slowdown: 6 },
  "2g": { rate: 250_000, rtt: 800, slowdown: 6 },
  slow4g: { rate: 1_600_000, rtt: 150, slowdown: 4 },
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { profile: { type: "string" }, runs: { type: "string", default: "5" } },
});
const [peer, out] = positionals;
const names = values.profile ? [values.profile] : Object.keys(PROFILES);
const runs = Number(values.runs);
if (!names.every((name) => name in PROFILES) || !(runs >= 1)) {
  console.error(`--profile takes ${Object.keys(PROFILES).join(", ")}; --runs a number from 1`);
  process.exit(2);
}
const script = readFileSync(join(import.meta.dirname, "watch.js"), "utf8");

/** Nothing has come over the link for a second: what follows a visit is over. */
async function quiet(link) {
  const from = performance.now();
  const since = () => performance.now() - Math.max(from, link.lastByte);
  while (since() < 1_000 + link.rtt * 2) await new Promise((done) => setTimeout(done, 100));
}

/** One visit in a tab of its own. `last` is what it ends with, beside the search. */
async function visit(browser, link, { slowdown }, { last, isOffline }) {
  const tab = await browser.tab(slowdown, script);
  const before = link.downloaded;
  const { errorText } = await tab.send("Page.navigate", { url: link.url });
  await tab.evaluate("visit.until('usable')", 60).catch(async (error) => {
    const state = "JSON.stringify([location.href, visit.times, document.body.innerText.slice(0, 300)])";
    const seen = await tab.evaluate(state, 5).catch(() => "nothing");
    throw new Error(`${error.message}; ${isOffline ? "offline; " : ""}${errorText ?? ""} ${seen}`);
  });
  const bytesUsable = link.downloaded - before;
  if (last) await tab.evaluate(`visit.until('${last}')`);
  if (!isOffline) await quiet(link);
  const bytes = link.downloaded - before;
  await tab.evaluate("visit.use()");
  await tab.send("HeapProfiler.collectGarbage");
  const { metrics } = await tab.send("Performance.getMetrics");
  const heap = metrics.find(({ name }) => name === "JSHeapUsedSize").value;
  const figures = await tab.evaluate("visit.read()");
  const sizes = Object.fromEntries([...tab.sizes].filter(([address]) => address?.startsWith(link.url)));
  await tab.close();
  return { ...figures, heap, bytes, bytesUsable, sizes };
}

/** All scenarios one after another with one fresh profile of the browser. */
async function run(dist, profile, withUpdate) {
  const server = new Server();
  rmSync(server.dist, { recursive: true });
  cpSync(dist, server.dist, { recursive: true });
  await server.start();
  const link = new Link(profile);
  await link.open(server.port);
  const browser = await Browser.start(process.env.CHROMIUM || "/usr/bin/chromium");
  const result = { browser: browser.version };
  try {
    result.first = await visit(browser, link, profile, { last: "kept" });
    result.repeat = await visit(browser, link, profile, {});
    await link.close();
    result.offline = await visit(browser, link, profile, { isOffline: true });
    await link.open(server.port);
    if (withUpdate) {
      result.changed = update(server.dist).bytes;
      result.update = await visit(browser, link, profile, { last: "update" });
    }
  } finally {
    await browser.stop();
    await link.close();
    await server.stop();
    server.remove();
  }
  return result;
}

const root = resolve(import.meta.dirname, "../../..");
const dists = { app: join(root, "dist"), peer };
const report = { date: new Date().toISOString(), runs, profiles: {} };
for (const name of names) {
  const profile = PROFILES[name];
  const results = { app: [], peer: [] };
  const load = [loadavg()[0]];
  // In turns, so that a busy moment of the machine does not hit one alone.
  const failures = [];
  for (let n = 0; n < runs; n += 1) {
    for (const [page, dist] of Object.entries(dists)) {
      while (results[page].length <= n) {
        try {
          results[page].push(await run(dist, profile, page === "app"));
          process.stderr.write(`${name}: run ${n + 1} of ${runs}, ${page}\n`);
        } catch (error) {
          // Told, not hidden: a visit that never ends is a figure too.
          failures.push(`${page}: ${error.message}`);
          if (failures.length > runs) throw error;
        }
      }
    }
  }
  load.push(loadavg()[0]);
  const limit = { app: limits(results.app, profile), peer: limits(results.peer, profile) };
  report.profiles[name] = { ...profile, load, limit, failures, results };
  console.log(`\n## ${name}: ${profile.rate / 1_000} kbit/s, ${profile.rtt} ms there and back, CPU ${profile.slowdown}x slower`);
  console.log(`\n${runs} runs, middle (least–most); ${results.app[0].browser}; load of the machine ${load.join(" to ")}\n`);
  console.log(table(results, limit));
  for (const failure of failures) console.log(`\nnot counted, failed: ${failure}`);
  if (name === "desa") console.log(`\n${aims(results.app, limit.app)}`);
}
writeFileSync(out, JSON.stringify(report, null, 1));
console.log(`\nall figures: ${out}`);
