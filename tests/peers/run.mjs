// node run.mjs WORK QUERIES.tsv OUT.json: measures all engines in one run of one browser.
// WORK holds the two builds of our engine and the catalogues, as `cargo xtask bench-search` leaves them.
// ENGINES=ours,minisearch CATALOGUES=published,2000 SECONDS=3 make a shorter run.
import fs from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";
import { ENGINES as ALL, codeBytes, pageScript } from "./bundle.mjs";
import { docsOf, rowsOf } from "./docs.mjs";
import { quality, qualityTable, quantile, shuffled, timesTable } from "./figures.mjs";
import { serve } from "./serve.mjs";

const [work, queriesFile, out] = process.argv.slice(2);
const only = (variable, all) => all.filter((name) => (process.env[variable] ?? name).split(",").includes(name));
const ENGINES = only("ENGINES", ALL);
const CATALOGUES = only("CATALOGUES", ["published", "whole", "2000", "10000"]);
/** Milliseconds of typing for each engine, catalogue and speed; a slow engine types fewer queries. */
const BUDGET = Number(process.env.SECONDS ?? 9) * 1000;
/** Engines take turns, so that a busy moment of the machine does not hit one alone. */
const ROUNDS = 3;
const SLOWDOWN = 6;
/** Among so many services some engines would take ten minutes for all queries: every third is enough. */
const LARGE = 5_000;
/** The catalogue on which each engine's options are chosen. */
const TUNED_ON = "whole";

const tsv = fs.readFileSync(queriesFile, "utf8");
const pages = new Map();
for (const engine of ENGINES) {
  pages.set(`/${engine}.js`, await pageScript(engine));
  pages.set(`/${engine}.html`, `<!doctype html><title>${engine}</title><script type="module" src="/${engine}.js"></script>`);
}
pages.set("/ours/engine.js", fs.readFileSync(path.join(work, "engine/engine.js")));
pages.set("/ours/engine_bg.wasm", fs.readFileSync(path.join(work, "engine/engine_bg.wasm")));

const server = await serve(work, pages);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
});
const report = { browser: browser.version(), queries: path.basename(queriesFile), bytes: await codeBytes(work), quality: {}, times: {} };
const chosen = {};

/** Opens one engine on one catalogue, in a context and so a process of its own. */
async function openPage(engine, name) {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(`${engine}: ${error}`));
  await page.goto(`${server.origin}/${engine}.html`);
  await page.waitForFunction(() => window.bench);
  const protocol = await context.newCDPSession(page);
  const call = (method, ...args) => page.evaluate(([method, args]) => window.bench[method](...args), [method, args]);
  const prepared = await call("prepare", { catalogue: `/${name}.json`, docs: `/${name}.docs.json` });
  return {
    prepared,
    call,
    optionSets: await page.evaluate(() => window.bench.optionSets),
    slow: (rate) => protocol.send("Emulation.setCPUThrottlingRate", { rate }),
    close: () => context.close(),
  };
}

/** Builds several times while that is quick; the middle one counts. */
async function build(page, set, most) {
  const times = [];
  while (times.length < most && times.reduce((sum, time) => sum + time, 0) < 4_000) {
    times.push(await page.call("build", set));
  }
  return quantile(times, 0.5);
}

function catalogue(name) {
  const records = JSON.parse(fs.readFileSync(path.join(work, `${name}.records.json`), "utf8"));
  const { docs, stopWords } = docsOf(records);
  pages.set(`/${name}.docs.json`, JSON.stringify({ docs, stopWords }));
  const names = docs.map((doc) => doc.name);
  return { names, rows: rowsOf(tsv, names) };
}

/** Every option set on the whole real catalogue; the best on success@1 is kept. */
async function choose() {
  const { names, rows } = catalogue(TUNED_ON);
  report.options = [];
  for (const engine of ENGINES) {
    const page = await openPage(engine, TUNED_ON);
    for (const set of page.optionSets) {
      await page.call("build", set);
      const figures = quality(rows, await page.call("answers", rows.map((row) => row.query)), names);
      report.options.push({ engine, set, ...figures });
      const best = chosen[engine];
      if (!best || figures.first > best.first || (figures.first === best.first && figures.mrr > best.mrr)) {
        chosen[engine] = { set, ...figures };
      }
    }
    await page.close();
  }
  console.log(`\nOption sets on ${names.length} services, ${rows.length} queries of ${report.queries}:\n`);
  console.log(qualityTable(report.options));
}

async function measure(name) {
  const { names, rows } = catalogue(name);
  const queries = shuffled(rows.map((row) => row.query));
  const asked = names.length > LARGE ? rows.filter((_, position) => position % 3 === 0) : rows;
  const open = {};
  const found = [];
  const figures = { 1: {}, [SLOWDOWN]: {} };
  for (const engine of ENGINES) {
    const { set } = chosen[engine];
    const page = await openPage(engine, name);
    open[engine] = page;
    for (const rate of [1, SLOWDOWN]) {
      await page.slow(rate);
      figures[rate][engine] = { build: await build(page, set, rate === 1 ? 5 : 1), samples: [] };
    }
    await page.slow(1);
    const answers = await page.call("answers", asked.map((row) => row.query));
    found.push({ engine, set, ...quality(asked, answers, names) });
    if (page.prepared.opened) figures[1][engine].opened = page.prepared.opened;
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    const share = queries.filter((_, position) => position % ROUNDS === round);
    for (const engine of ENGINES) {
      for (const rate of [1, SLOWDOWN]) {
        await open[engine].slow(rate);
        const { times } = await open[engine].call("type", share, BUDGET / ROUNDS);
        figures[rate][engine].samples.push(...times);
      }
      await open[engine].slow(1);
    }
  }
  for (const engine of ENGINES) await open[engine].close();
  report.quality[name] = found;
  report.times[name] = { services: names.length };
  console.log(`\n## ${name}: ${names.length} services, ${asked.length} queries\n\n${qualityTable(found)}`);
  for (const rate of [1, SLOWDOWN]) {
    for (const row of Object.values(figures[rate])) {
      const { samples } = row;
      row.median = quantile(samples, 0.5);
      row.mean = samples.reduce((sum, time) => sum + time, 0) / samples.length;
      row.p95 = quantile(samples, 0.95);
      row.max = quantile(samples, 1);
      row.n = samples.length;
      delete row.samples;
    }
    report.times[name][`${rate}x`] = figures[rate];
    console.log(`\nCPU ${rate === 1 ? "as it is" : `slowed ${rate} times`}; in brackets how many times ours:\n`);
    console.log(timesTable(figures[rate]));
  }
  if (figures[1].ours) console.log(`\nours: opening the file ${figures[1].ours.opened.toFixed(1)} ms`);
}

try {
  const { ours, ours_alone: alone, ...others } = report.bytes;
  console.log(`Code, brotli bytes: ours ${ours} (alone with catalogue and glue ${alone})`);
  for (const [engine, bytes] of Object.entries(others)) {
    console.log(`  ${engine} ${bytes} (${(bytes / ours).toFixed(2)}x)`);
  }
  await choose();
  for (const name of CATALOGUES) {
    await measure(name);
    fs.writeFileSync(out, `${JSON.stringify(report, null, 1)}\n`);
  }
} finally {
  await browser.close();
  server.close();
}
