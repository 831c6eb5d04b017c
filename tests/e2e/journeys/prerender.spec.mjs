// The pages of the build: readable without script, and taken over without a jump or a loss.
import { expect, test } from "../support/journey.mjs";

const PAGES = ["./", "instansi/", "instansi/dispendukcapil/", "layanan/ktp-el-hilang/", "tentang/", "masukan/"];

test("without JavaScript every kind of page is readable, links lead on, boxes tick", async ({ open }) => {
  const page = await open({ javaScriptEnabled: false });
  for (const address of PAGES) {
    const response = await page.goto(address);
    expect(response.status(), address).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await page.locator("link[rel=canonical]").getAttribute("href")).toContain(address.replace("./", "/"));
  }
  await page.goto("./");
  await page.getByRole("link", { name: "Lihat layanan per instansi" }).click();
  await page.getByRole("link", { name: /Dinas Kependudukan/ }).click();
  await page.getByRole("link", { name: "Penerbitan KTP-el karena Hilang" }).click();
  await expect(page).toHaveURL(/layanan\/ktp-el-hilang\/$/);
  await expect(page.getByText("Hanya jika diwakilkan orang lain").first()).toBeVisible();
  const box = page.getByRole("checkbox").first();
  await box.check();
  await expect(box).toBeChecked();
  await expect(page.getByRole("button")).toHaveCount(0);
});

test("an address that is not there is answered 404 with a way on", async ({ open }) => {
  const page = await open({ javaScriptEnabled: false });
  const response = await page.goto("layanan/tidak-ada");
  expect(response.status()).toBe(404);
  await page.getByRole("link", { name: "Ke halaman cari" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mau urus apa?");
});

test("without JavaScript feedback is sent and a receipt comes back", async ({ open, server }) => {
  const page = await open({ javaScriptEnabled: false });
  await page.goto("masukan/");
  await page.getByRole("radio", { name: "Puas", exact: true }).check({ force: true });
  await page.getByLabel("Layanan apa?").selectOption("kia");
  await page.getByLabel("Cerita Anda (boleh kosong)").fill("Cepat sekali");
  await page.getByRole("button", { name: "Kirim" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Terima kasih");
  await expect(page.getByText(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)).toBeVisible();
  await server.stop();
  expect(await server.submissions()).toMatchObject([{ mood: "satisfied", service: "kia", comment: "Cepat sekali" }]);
});

// Holds the program back until the test lets it through.
async function held(page) {
  let release;
  const gate = new Promise((open) => (release = open));
  await page.route("**/*.wasm", async (route) => {
    await gate;
    await route.continue();
  });
  await page.addInitScript(() => {
    window.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  return release;
}

const taken = (page) => expect(page.locator("[data-static]")).toHaveCount(0);

test("ticks, answers, focus and scroll survive the takeover", async ({ page }) => {
  const release = await held(page);
  await page.goto("layanan/ktp-el-hilang/");
  const box = page.getByRole("checkbox", { name: /Kartu Keluarga/ });
  await page.getByRole("radio", { name: "Diwakilkan orang lain" }).check({ force: true });
  await box.check();
  await box.focus();
  await page.evaluate(() => window.scrollTo(0, 500));
  expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(300);
  const top = (await box.boundingBox()).y;
  release();
  await taken(page);
  await expect(box).toBeChecked();
  await expect(box).toBeFocused();
  await expect(page.getByRole("radio", { name: "Diwakilkan orang lain" })).toBeChecked();
  await expect(page.getByText("1 dari 5 siap")).toBeVisible();
  expect(Math.abs((await box.boundingBox()).y - top)).toBeLessThan(24);
  await page.reload();
  await expect(box).toBeChecked();
});

test("typed text survives the takeover", async ({ page }) => {
  const release = await held(page);
  await page.goto("masukan/");
  await page.getByLabel("Cerita Anda (boleh kosong)").fill("Antre lama");
  release();
  await taken(page);
  const area = page.getByLabel("Cerita Anda (boleh kosong)");
  await expect(area).toHaveValue("Antre lama");
  await expect(area).toBeFocused();
  await expect(page.getByText("10 dari 1000 huruf")).toBeVisible();
});

test("nothing jumps when the app takes over", async ({ open }) => {
  // Every page as on a first visit.
  const page = await open({ serviceWorkers: "block" });
  const release = await held(page);
  let isFirst = true;
  for (const address of PAGES) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    if (isFirst) release();
    isFirst = false;
    await taken(page);
    expect(await page.evaluate(() => window.shifted), address).toBeLessThan(0.05);
  }
});

test("a page stays readable when the program does not arrive", async ({ page }) => {
  await page.route("**/*.wasm", (route) => route.abort());
  const failed = page.waitForEvent("console", (message) => message.type() === "error");
  await page.goto("layanan/ktp-el-hilang/");
  await failed;
  await expect(page.getByRole("checkbox", { name: /Kartu Keluarga/ })).toBeVisible();
});
