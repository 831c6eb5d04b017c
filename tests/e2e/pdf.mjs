import { chromium } from "@playwright/test";
import { readdirSync } from "node:fs";
import { Server } from "./support/server.mjs";
const server = new Server(); await server.start();
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu"] });
const page = await (await browser.newContext({ viewport: { width: 360, height: 640 } })).newPage();
const ids = readdirSync(server.dist + "/lembar").filter((f) => f.endsWith(".html")).map((f) => f.slice(0, -5));
const over = [];
for (const id of ids) {
  await page.goto(server.url + "layanan/" + id); await page.waitForSelector(".ticket");
  await page.evaluate(async () => { for (let i = 0; i < 12; i++) { const f = [...document.querySelectorAll("fieldset.question")].find((f) => !f.hidden && f.querySelector("input:last-of-type") && ![...f.querySelectorAll("input")].slice(0, -1).some((r) => r.checked)); if (!f) break; f.querySelector("input").click(); await new Promise((r) => setTimeout(r, 5)); } });
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const n = (pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g) || []).length;
  if (n > 1) over.push([id, n]);
}
console.log(ids.length, "over", over.length, JSON.stringify(over));
await page.goto(server.url + "layanan/akta-kelahiran"); await page.waitForSelector(".ticket"); await page.pdf({ preferCSSPageSize: true, path: "/tmp/akta.pdf" });
await browser.close(); await server.stop();
