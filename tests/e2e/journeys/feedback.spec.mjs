// Feedback is kept before it is sent, arrives exactly once, and never vanishes without a word.
import { expect, expectOfflineReady, fillFeedback, test } from "../support/journey.mjs";

test("written offline, tab closed, server back: delivered exactly once", async ({ context, page, server }) => {
  await page.goto("layanan/ktp-el-hilang");
  await expect(page.getByRole("heading", { name: "Persyaratan" })).toBeVisible();
  await expectOfflineReady(page);
  await server.stop();
  await page.getByRole("link", { name: "Beri masukan tentang layanan ini" }).click();
  await fillFeedback(page, "Tidak puas", "Antre tiga jam.");
  await page.getByRole("button", { name: "Kirim", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Kotak keluar");
  await expect(page.locator(".entry")).toContainText("Menunggu dikirim");
  await expect(page.locator(".entry")).toContainText("Antre tiga jam.");
  await page.close();

  const later = await context.newPage();
  await later.goto("kotak-keluar");
  await expect(later.locator(".entry")).toContainText("Menunggu dikirim");
  await server.start();
  await later.getByRole("button", { name: "Kirim sekarang" }).click();
  await expect(later.locator(".entry")).toContainText("Sudah diterima");
  const shown = await later.locator(".entry").innerText();
  await later.reload();
  await expect(later.locator(".entry")).toContainText("Sudah diterima");

  await server.stop();
  const rows = await server.submissions();
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ mood: "dissatisfied", service: "ktp-el-hilang", comment: "Antre tiga jam." });
  expect(shown).toContain(rows[0].receipt);
});

test("an answer that was lost on the way back does not double the submission", async ({ open, server }) => {
  const page = await open({ serviceWorkers: "block" });
  let n = 0;
  await page.route("**/api/submissions", async (route) => {
    n += 1;
    if (n > 1) return route.continue();
    // The receiver stores it; the phone never hears.
    await route.fetch();
    return route.abort();
  });
  await page.goto("masukan");
  await fillFeedback(page, "Puas", "");
  await page.getByRole("button", { name: "Kirim", exact: true }).click();
  await expect(page.locator(".entry")).toContainText("Sudah dicoba 1 kali");
  await page.getByRole("button", { name: "Kirim sekarang" }).click();
  await expect(page.locator(".entry")).toContainText("Sudah diterima");
  await server.stop();
  expect(await server.submissions()).toHaveLength(1);
});

test("the draft survives a killed tab", async ({ context, page }) => {
  await page.goto("masukan");
  await fillFeedback(page, "Cukup puas", "Petugas ramah, tetapi");
  await expect(page.getByText("Tulisan Anda tersimpan di HP ini.")).toBeVisible();
  await page.close();
  const later = await context.newPage();
  await later.goto("masukan");
  await expect(later.getByLabel("Cerita Anda (boleh kosong)")).toHaveValue("Petugas ramah, tetapi");
  await expect(later.getByRole("radio", { name: "Cukup puas" })).toBeChecked();
});

test("a waiting one can be corrected and deleted", async ({ context, page, server }) => {
  page.on("dialog", (dialog) => dialog.accept());
  await page.goto("masukan");
  await expectOfflineReady(page);
  await server.stop();
  await fillFeedback(page, "Puas", "Baik");
  await page.getByRole("button", { name: "Kirim", exact: true }).click();
  await page.getByRole("button", { name: "Betulkan" }).click();
  await expect(page.getByText("Anda sedang membetulkan")).toBeVisible();
  await page.getByLabel("Cerita Anda (boleh kosong)").fill("Baik sekali");
  await page.getByRole("button", { name: "Kirim", exact: true }).click();
  await expect(page.locator(".entry")).toHaveCount(1);
  await expect(page.locator(".entry")).toContainText("Baik sekali");
  await page.getByRole("button", { name: "Hapus", exact: true }).click();
  await expect(page.getByText("Belum ada masukan dari HP ini.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Belum ada masukan dari HP ini.")).toBeVisible();
});

test("a form with problems says which, and leads there", async ({ page }) => {
  await page.goto("masukan");
  await page.getByLabel("Cerita Anda (boleh kosong)").fill("x".repeat(1_003));
  await page.getByRole("button", { name: "Kirim", exact: true }).click();
  const problems = page.getByRole("alert");
  await expect(problems).toContainText("Pilih salah satu wajah.");
  await expect(problems).toContainText("kelebihan 3 huruf");
  await expect(problems).toBeFocused();
  await problems.getByRole("link", { name: "Pilih salah satu wajah." }).click();
  await expect(page.getByRole("radio", { name: "Sangat puas" })).toBeFocused();
});

test("a NIK is covered before anything is sent, and the person is told", async ({ page, server }) => {
  await page.goto("masukan");
  await fillFeedback(page, "Puas", "NIK saya 3522011234567890");
  await expect(page.getByText("Nomor panjang (NIK, nomor HP) kami tutup")).toBeVisible();
  await page.getByRole("button", { name: "Kirim", exact: true }).click();
  await expect(page.locator(".entry")).toContainText("Sudah diterima");
  await server.stop();
  expect((await server.submissions())[0].comment).toBe("NIK saya ••••••••••••••••");
});
