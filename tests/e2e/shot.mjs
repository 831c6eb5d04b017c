import { chromium } from "@playwright/test";
import { Server } from "./support/server.mjs";
const server = new Server(); await server.start();
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu"] });
for (const [name, path, w=360, h=640, full=false, act] of JSON.parse(process.argv[2])) {
  const page = await (await browser.newContext({ viewport: { width: w, height: h }, deviceScaleFactor: 1 })).newPage();
  await page.goto(server.url + path); await page.waitForSelector("h1"); await page.waitForTimeout(700);
  if (act) await page.evaluate(act);
  await page.waitForTimeout(200);
  await page.screenshot({ path: `/tmp/shot-${name}.png`, fullPage: full });
  await page.context().close();
}
await browser.close(); await server.stop();
