// How the app bears 2,000 and 10,000 services: time until the list stands, time from key to drawn results,
// nodes on the page. Figures, no verdict: `cargo xtask bench-scale` prints them.
import { chromium } from "@playwright/test";
import { readFileSync } from "node:fs";
import { Server } from "../support/server.mjs";

const QUERIES = ["perpanjang sim", "kelangan ktp", "akta klahiran", "surat tanah warisan"];
const files = process.argv.slice(2);
const server = new Server();
await server.start();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

const quantile = (times, share) => times.sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];

async function measure(file, slowdown) {
  const context = await browser.newContext({ serviceWorkers: "block", viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  const body = readFileSync(file);
  await page.route("**/catalogue-*.json", (route) => route.fulfill({ body, contentType: "application/json" }));
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await page.goto(`${server.url}?semua=1`);
  await page.locator(".card").first().waitFor({ timeout: 300_000 });
  const loaded = await page.evaluate(() => performance.now());
  const services = (await page.locator(".count").textContent()).match(/\d+/)[0];
  const nodes = await page.evaluate(() => document.querySelectorAll("*").length);
  // In the page itself, so that the driver's own way is not counted: from the event to the next frame drawn.
  const times = await page.evaluate(async (queries) => {
    const input = document.querySelector("#q");
    const times = [];
    for (const query of queries) {
      for (let n = 1; n <= query.length; n += 1) {
        await new Promise(requestAnimationFrame);
        const begun = performance.now();
        input.value = query.slice(0, n);
        input.dispatchEvent(new Event("input", { bubbles: true }));
        // What follows a change is drawn in a microtask of its own.
        await new Promise((done) => setTimeout(done, 0));
        document.body.getBoundingClientRect();
        times.push(performance.now() - begun);
      }
    }
    return times;
  }, QUERIES);
  const memory = await page.evaluate(() => Math.round(performance.memory.usedJSHeapSize / 1e6));
  await context.close();
  return [services, `${slowdown}x`, Math.round(loaded), quantile(times, 0.5).toFixed(1), quantile(times, 0.95).toFixed(1), nodes, memory];
}

const line = (cells) => console.log(cells.map((cell, n) => String(cell).padStart(n === 0 ? 8 : 12)).join(""));
line(["services", "CPU", "list ms", "key ms", "key p95 ms", "nodes", "JS heap MB"]);
for (const file of files) for (const slowdown of [1, 6]) line(await measure(file, slowdown));
await browser.close();
await server.stop();
server.remove();
