// A citizen finds a service by street words, shapes the list, ticks, comes back, also without a network.
import { expect, expectOfflineReady, searchBox, test } from "../support/journey.mjs";

test("find, answer, tick, reload, and all of it offline", async ({ page, server }) => {
  await page.goto("./");
  await searchBox(page).fill("kelangan ktp");
  await expect(page).toHaveURL(/\?q=kelangan%20ktp$/);
  await page.locator(".cards a").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Penerbitan KTP-el karena Hilang");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();

  const proxy = page.locator(".line", { hasText: "Surat kuasa" });
  await expect(proxy).toContainText("Hanya jika diwakilkan orang lain");
  await page.getByRole("radio", { name: "Anda datang sendiri" }).check();
  await expect(proxy).toBeHidden();
  await page.getByRole("radio", { name: "Diwakilkan orang lain" }).check();
  await expect(proxy).toBeVisible();
  await expect(proxy.getByText("Hanya jika")).toBeHidden();

  await expect(page.getByText("0 dari 5 siap")).toBeVisible();
  await page.getByRole("checkbox", { name: /Kartu Keluarga/ }).check();
  await expect(page.getByText("1 dari 5 siap")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("checkbox", { name: /Kartu Keluarga/ })).toBeChecked();
  await expect(page.getByRole("radio", { name: "Diwakilkan orang lain" })).toBeChecked();

  await expectOfflineReady(page);
  await server.stop();
  await page.reload();
  await expect(page.getByRole("checkbox", { name: /Kartu Keluarga/ })).toBeChecked();
  await expect(page.getByText("Tidak ada sambungan.")).toBeVisible();
  await page.getByRole("link", { name: "Daftar saya" }).click();
  await expect(page.getByText("1 dari 5 siap")).toBeVisible();
  await page.getByRole("link", { name: "Cari", exact: true }).click();
  await searchBox(page).fill("akte lair");
  await page.locator(".cards a").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Kutipan Akta Kelahiran");
  await expect(page.getByRole("heading", { name: "Persyaratan" })).toBeVisible();
});

test("the list can be forgotten", async ({ page }) => {
  page.on("dialog", (dialog) => dialog.accept());
  await page.goto("layanan/kia");
  await page.getByRole("checkbox").first().check();
  await page.getByRole("link", { name: "Daftar saya" }).click();
  await page.getByRole("button", { name: "Selesai: hapus semua daftar" }).click();
  await expect(page.getByText("Belum ada daftar.")).toBeVisible();
});

test("browse by agency, go back and forward", async ({ page }) => {
  await page.goto("./");
  await page.getByRole("link", { name: "Lihat layanan per instansi" }).click();
  await page.getByRole("link", { name: /Kepolisian Resor Bojonegoro/ }).click();
  await page.getByRole("link", { name: "Penerbitan SKCK Baru" }).click();
  await expect(page).toHaveTitle(/Penerbitan SKCK Baru/);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Kepolisian Resor Bojonegoro");
  await page.goForward();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Penerbitan SKCK Baru");
});

test("nothing found says what to try", async ({ page }) => {
  await page.goto("./?q=qwxzqwxz");
  await expect(page.getByText("Tidak ada layanan dengan kata itu.")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "Belum ketemu" })).toBeVisible();
});

test("a deep link opened cold, an address that is not there, a file that is not there", async ({ page, request }) => {
  await page.goto("layanan/akta-kematian");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Kutipan Akta Kematian");
  await page.goto("layanan/tidak-ada");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Layanan tidak ada");
  await page.goto("apa-saja");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Halaman tidak ada");
  expect((await request.get("loket-0000000000000000_bg.wasm")).status()).toBe(404);
  expect((await request.get("api/nothing")).status()).toBe(404);
});

test("keyboard only: search, results, list, tick", async ({ page }) => {
  await page.goto("./");
  await expect(searchBox(page)).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Langsung ke isi" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(searchBox(page)).toBeFocused();
  await page.keyboard.type("sim hilang");
  await page.keyboard.press("ArrowDown");
  await expect(page.locator(".cards a").first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Penggantian SIM Hilang atau Rusak");
  const box = page.getByRole("checkbox").first();
  for (let n = 0; n < 40 && !(await box.evaluate((e) => e === document.activeElement)); n += 1) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Space");
  await expect(box).toBeChecked();
});

test("without JavaScript the page says what it is and lists every service", async ({ open }) => {
  const page = await open({ javaScriptEnabled: false });
  await page.goto("./");
  await expect(page.getByText("Bukan situs resmi pemerintah.")).toBeVisible();
  // Inside noscript text counts as hidden for the driver; its box on the screen does not.
  expect(await page.locator("noscript p").boundingBox()).not.toBeNull();
  await page.getByRole("link", { name: "Semua layanan tanpa aplikasi" }).click();
  expect(await page.locator("main ul a[href^='lembar/']").count()).toBeGreaterThanOrEqual(202);
  await page.getByRole("link", { name: "Penerbitan KTP-el karena Hilang" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Penerbitan KTP-el karena Hilang");
  await page.getByRole("checkbox").first().check();
});
