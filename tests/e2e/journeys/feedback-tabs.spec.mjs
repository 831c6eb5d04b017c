// The outbox when several pages, a dead network or no page at all send.
import { expect, expectOfflineReady, fillFeedback, test } from "../support/journey.mjs";

async function write(page, comment) {
  await page.goto("masukan");
  await fillFeedback(page, "Puas", comment);
  await page.getByRole("button", { name: "Kirim", exact: true }).click();
}

test("two tabs send one entry once, and both learn of the receipt", async ({ open, server }) => {
  const first = await open({ serviceWorkers: "block" });
  const context = first.context();
  let n = 0;
  let letGo;
  const held = new Promise((resolve) => (letGo = resolve));
  await context.route("**/api/submissions", async (route) => {
    n += 1;
    await held;
    await route.continue();
  });
  await write(first, "Dua tab");
  await expect(first.locator(".entry")).toContainText("Sedang dikirim");
  const second = await context.newPage();
  await second.goto("kotak-keluar");
  await expect(second.locator(".entry")).toContainText("Menunggu dikirim");
  await second.getByRole("button", { name: "Kirim sekarang" }).click();
  const waiting = () => second.evaluate(async () => (await navigator.locks.query()).pending.length);
  await expect.poll(waiting).toBe(1);
  letGo();
  await expect(first.locator(".entry")).toContainText("Sudah diterima");
  await expect(second.locator(".entry")).toContainText("Sudah diterima");
  expect(n).toBe(1);
  await server.stop();
  expect(await server.submissions()).toHaveLength(1);
});

test("closed while the request hangs: the next page sends the same bytes", async ({ open, server }) => {
  const page = await open({ serviceWorkers: "block" });
  const context = page.context();
  const bodies = [];
  await context.route("**/api/submissions", (route) => {
    bodies.push(route.request().postData());
    return bodies.length > 1 ? route.continue() : undefined;
  });
  await write(page, "Ditutup");
  await expect.poll(() => bodies.length).toBe(1);
  await page.close();
  const later = await context.newPage();
  await later.goto("kotak-keluar");
  await expect(later.locator(".entry")).toContainText("Sudah diterima");
  expect(bodies).toEqual([bodies[0], bodies[0]]);
  await server.stop();
  expect(await server.submissions()).toHaveLength(1);
});

test("a browser without locks sends all the same; a busy receiver is asked again", async ({ open }) => {
  const page = await open({ serviceWorkers: "block" });
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "locks", { value: undefined }));
  await page.route("**/api/submissions", (route) => route.fulfill({ status: 429, body: "" }));
  await write(page, "Sibuk");
  await expect(page.locator("main")).toContainText("Penerima sedang sibuk");
  await page.unroute("**/api/submissions");
  await page.getByRole("button", { name: "Kirim sekarang" }).click();
  await expect(page.locator(".entry")).toContainText("Sudah diterima");
});

test("with no page open the worker sends what waits, when the browser wakes it", async ({ context, page, server }) => {
  await page.goto("masukan");
  await expectOfflineReady(page);
  await server.stop();
  await fillFeedback(page, "Puas", "Tanpa halaman");
  await page.getByRole("button", { name: "Kirim", exact: true }).click();
  await expect(page.locator(".entry")).toContainText("Sudah dicoba 1 kali");
  const [worker] = context.serviceWorkers();
  await page.goto("about:blank");
  await server.start();
  // What the `sync` event does; the browser alone decides when it comes.
  await worker.evaluate(() => navigator.locks.request("loket-outbox", () => sendWaiting()));
  await server.stop();
  const rows = await server.submissions();
  expect(rows).toHaveLength(1);
  await page.goto("kotak-keluar");
  await expect(page.locator(".entry")).toContainText(rows[0].receipt);
});
