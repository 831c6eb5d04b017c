// What waits can be carried to another phone, and a shared phone can be left clean.
import { readFileSync, writeFileSync } from "node:fs";
import { expect, expectAccessible, fillFeedback, test } from "../support/journey.mjs";

test.use({ serviceWorkers: "block" });

test("a queue saved on one phone is sent by another; a settled entry is not reopened", async ({ open, page, server }, info) => {
  await page.route("**/api/submissions", (route) => route.abort());
  await page.goto("masukan");
  await fillFeedback(page, "Puas", "Dari HP lama");
  await page.getByRole("button", { name: "Kirim", exact: true }).click();
  await expect(page.locator(".entry")).toContainText("Sudah dicoba 1 kali");
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Simpan antrean sebagai berkas" }).click();
  const file = info.outputPath("antrean.jsonl");
  await (await downloading).saveAs(file);
  expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ format: 2, state: "waiting" });
  writeFileSync(file, `${readFileSync(file, "utf8")}\nbukan antrean\n`);

  const other = await open({ serviceWorkers: "block" });
  await other.goto("kotak-keluar");
  await other.getByLabel("Buka berkas antrean").setInputFiles(file);
  await expect(other.locator(".entry")).toContainText("Sudah diterima");
  await expectAccessible(other, "outbox with a brought entry");
  const shown = await other.locator(".entry").innerText();
  await other.reload();
  await other.getByLabel("Buka berkas antrean").setInputFiles(file);
  await other.getByRole("button", { name: "Selesai, hapus dari HP ini" }).focus();
  await expect(other.locator(".entry")).toHaveCount(1);
  await expect(other.locator(".entry")).toHaveText(shown, { useInnerText: true });
  await server.stop();
  expect(await server.submissions()).toHaveLength(1);
});

test("a shared phone forgets the person and keeps what waits", async ({ page }) => {
  page.on("dialog", (dialog) => dialog.accept());
  await page.route("**/api/submissions", (route) => route.abort());
  await page.goto("masukan");
  await fillFeedback(page, "Puas", "Menunggu");
  await page.getByRole("button", { name: "Kirim", exact: true }).click();
  await expect(page.locator(".entry")).toContainText("Menunggu");
  await page.goto("layanan/ktp-el-hilang");
  await page.getByRole("checkbox").first().check();
  await page.goto("masukan");
  await fillFeedback(page, "Puas", "Rahasia");
  await page.goto("kotak-keluar");
  await page.getByRole("button", { name: "Selesai, hapus dari HP ini" }).click();
  expect(await page.evaluate(() => JSON.stringify(localStorage))).toBe("{}");
  await expect(page.locator(".entry")).toContainText("Menunggu");
  await page.reload();
  await expect(page.locator(".entry")).toContainText("Menunggu");
});
