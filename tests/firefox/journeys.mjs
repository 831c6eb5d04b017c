// node tests/firefox/journeys.mjs: the main journeys in Firefox (`FIREFOX` says where it is).
// Needs `dist/` and the receiver, as `cargo xtask test` builds them, and the node packages of tests/e2e.
import assert from "node:assert/strict";
import { Server } from "../e2e/support/server.mjs";
import { Firefox, until } from "./marionette.mjs";

const server = new Server();
await server.start();
const firefox = await Firefox.start(process.env.FIREFOX || "firefox-esr");
console.log(firefox.version);
const step = async (name, action) => {
  try {
    await action();
    console.log(`ok      ${name}`);
  } catch (error) {
    process.exitCode = 1;
    console.log(`FAILED  ${name}: ${error.message}`);
  }
};

await step("a service is found by a word of the people", async () => {
  await firefox.open(server.url);
  await firefox.type("#q", "kelangan ktp");
  await firefox.says("KTP", ".cards a");
  await firefox.click(".cards a");
  await firefox.says("Persyaratan", "main");
});

await step("a ticked line is still ticked after a reload", async () => {
  await firefox.open(`${server.url}layanan/ktp-el-hilang`);
  const box = 'main input[type="checkbox"]';
  const isTicked = () => firefox.run("return document.querySelector(arguments[0])?.checked ?? null", box);
  await until("a line", async () => (await isTicked()) === false);
  await firefox.run("document.querySelector(arguments[0]).click()", box);
  await until("ticked", isTicked);
  await firefox.send("WebDriver:Refresh");
  await until("ticked after a reload", isTicked);
});

await step("the guide is kept for offline use", async () => {
  // A page that was reloaded while the worker was being installed may have none, so this asks a fresh one.
  await firefox.run("return navigator.serviceWorker.ready.then(() => true)");
  await firefox.open(`${server.url}tentang`);
  await until("a worker in charge", () => firefox.run("return Boolean(navigator.serviceWorker.controller)"));
});

await step("without a server the guide opens and search finds", async () => {
  await server.stop();
  await firefox.open(server.url);
  await firefox.type("#q", "perpanjang sim");
  await firefox.says("SIM", ".cards a");
});

await step("feedback written offline waits in the outbox", async () => {
  await firefox.open(`${server.url}masukan?layanan=ktp-el-hilang`);
  await until("the form", () => firefox.find('main input[type="radio"]'));
  await firefox.run("document.querySelector('main input[type=radio]').click()");
  await firefox.type("main textarea", "Antre tiga jam.");
  await firefox.press("Kirim");
  await firefox.says("Menunggu dikirim", ".entry");
});

await step("it is still there in a new visit, and is sent once the server is back", async () => {
  await firefox.open(`${server.url}kotak-keluar`);
  await firefox.says("Antre tiga jam.", ".entry");
  await server.start();
  await firefox.press("Kirim sekarang");
  await firefox.says("Sudah diterima", ".entry");
});

await firefox.stop();
await server.stop();
await step("the receiver has it exactly once", async () => {
  const rows = await server.submissions();
  assert.equal(rows.length, 1);
  assert.equal(rows[0].comment, "Antre tiga jam.");
});
server.remove();
