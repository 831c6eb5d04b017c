// The offline copy: exactly the files of the build, each downloaded once; a new version asks first.
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, expectOfflineReady, test } from "../support/journey.mjs";

test("holds exactly the files of the build", async ({ page, server }) => {
  await page.goto("./");
  await expectOfflineReady(page);
  const cached = await page.evaluate(async () => {
    const [name] = await caches.keys();
    const requests = await (await caches.open(name)).keys();
    return requests.map((request) => new URL(request.url).pathname.slice(1)).sort();
  });
  // Pages and tables for people and programs without the app are no part of it.
  const left = [/\.(br|gz|png)$/, /^service-worker\.js$/, /^(data|lembar|daftar|instansi|layanan|tentang|masukan|kotak-keluar)$/, /^(daftar|index|404|jawaban)\.html$/, /^(robots\.txt|sitemap\.xml)$/];
  const built = readdirSync(server.dist).filter((name) => !left.some((pattern) => pattern.test(name)));
  expect(cached).toEqual(built.sort());
});

test("a file that is not ours is never kept", async ({ page, server }) => {
  const name = readdirSync(server.dist).find((file) => /^loket-.*\.css$/.test(file));
  for (const ending of ["", ".br", ".gz"]) writeFileSync(join(server.dist, name + ending), "<html>Login</html>");
  await page.goto("./");
  await expect(page.getByRole("heading", { name: "Sering dicari" })).toBeVisible();
  const state = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.register("service-worker.js").catch((error) => error);
    const worker = registration.installing;
    if (worker) await new Promise((done) => worker.addEventListener("statechange", done, { once: true }));
    return worker ? worker.state : "failed";
  });
  expect(["redundant", "failed"]).toContain(state);
});

test("a new version waits for consent, never over a form, then takes over", async ({ page, server }) => {
  await page.goto("./");
  await expectOfflineReady(page);
  const worker = join(server.dist, "service-worker.js");
  const next = readFileSync(worker, "utf8").replace(/const VERSION = "\w+"/, 'const VERSION = "next"');
  writeFileSync(worker, next);
  for (const ending of [".br", ".gz"]) rmSync(worker + ending);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  const offer = page.getByText("Versi baru sudah ada di HP Anda.");
  await expect(offer).toBeVisible();
  await page.getByRole("link", { name: "Masukan" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bagaimana layanannya?");
  await expect(offer).toBeHidden();
  expect(await page.evaluate(() => caches.keys())).toHaveLength(2);
  await page.getByRole("link", { name: "Cari", exact: true }).click();
  await page.getByRole("button", { name: "Pakai versi baru" }).click();
  await expect.poll(() => page.evaluate(() => caches.keys()).catch(() => [])).toEqual(["loket-next"]);
  await expect(page.getByRole("heading", { name: "Sering dicari" })).toBeVisible();
  await expect(offer).toBeHidden();
});

test("can be installed, and the page asks for each file once", async ({ context, page }) => {
  await page.goto("./");
  await expectOfflineReady(page);
  const session = await context.newCDPSession(page);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // The driver's profile is a private window, where nothing can be installed; that is its only objection.
  expect(installabilityErrors.map((error) => error.errorId)).toEqual(["in-incognito"]);
  const asked = await page.evaluate(() =>
    performance.getEntriesByType("resource").map((entry) => new URL(entry.name).pathname),
  );
  const hashed = asked.filter((path) => /-[0-9a-f]{16}/.test(path)).sort();
  expect(hashed).toEqual([...new Set(hashed)]);
  expect(hashed).toHaveLength(5);
});
