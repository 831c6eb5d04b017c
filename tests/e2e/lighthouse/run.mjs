// Lighthouse with its mobile preset on the home page and one service: the four scores, and every audit that is
// not perfect. `cargo xtask lighthouse` runs it.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { Server } from "../support/server.mjs";

const PAGES = ["", "layanan/ktp-el-hilang", "lembar/ktp-el-hilang.html"];
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

const server = new Server();
await server.start();
// CHROME_PATH says which browser.
const chrome = await launch({ chromeFlags: ["--headless=new", "--no-sandbox"] });
for (const page of PAGES) {
  const { lhr } = await lighthouse(server.url + page, { port: chrome.port, onlyCategories: CATEGORIES, logLevel: "error" });
  const scores = CATEGORIES.map((id) => `${id} ${Math.round(lhr.categories[id].score * 100)}`);
  console.log(`\n/${page}: ${scores.join(", ")} (Lighthouse ${lhr.lighthouseVersion})`);
  for (const warning of lhr.runWarnings) console.log(`  warning: ${warning}`);
  for (const id of CATEGORIES) {
    const { auditRefs } = lhr.categories[id];
    for (const audit of auditRefs.map((ref) => lhr.audits[ref.id])) {
      if (audit.score === null || audit.score >= 1) continue;
      console.log(`  ${audit.score.toFixed(2)} ${audit.id}: ${audit.title} ${audit.displayValue ?? ""}`);
      for (const item of (audit.details?.items ?? []).slice(0, 5)) {
        console.log(`       ${item.node?.snippet ?? item.url ?? item.source ?? JSON.stringify(item).slice(0, 160)}`);
      }
    }
  }
}
await chrome.kill();
await server.stop();
server.remove();
