// Lists: narrowing, meanings, honest answers; and the checklist taken along.
import { expect, test } from "../support/journey.mjs";

const count = (page) => page.getByRole("status").filter({ hasText: "layanan ditemukan" });

test("all services from A to Z, narrowed step by step, in the address, a piece at a time", async ({ page }) => {
  await page.goto("./");
  await page.getByRole("link", { name: "Semua layanan A sampai Z" }).click();
  const cards = page.locator(".cards .card");
  await expect(cards).toHaveCount(20);
  const names = await page.locator(".card__name").allTextContents();
  expect(names).toEqual([...names].sort());
  await page.getByRole("link", { name: /^Tampilkan lagi/ }).click();
  await expect(cards).toHaveCount(40);

  await page.getByText("Saring daftar").click();
  const desa = page.getByRole("link", { name: /^Desa \(\d+\)$/ }).first();
  const promised = Number((await desa.textContent()).match(/\d+/)[0]);
  await desa.click();
  await expect(count(page)).toContainText(`${promised} layanan`);
  await page.getByRole("link", { name: /^Gratis \(\d+\)$/ }).click();
  await expect(page).toHaveURL(/tempat=desa.*gratis=1/);
  const narrowed = await count(page).textContent();
  await page.reload();
  await expect(count(page)).toHaveText(narrowed);
  // The same choice again takes it back; Back brings it again.
  await page.locator("a[aria-current]", { hasText: "Gratis" }).click();
  await expect(count(page)).toContainText(`${promised} layanan`);
  await page.goBack();
  await expect(count(page)).toHaveText(narrowed);
});

test("a filter and a query combine", async ({ page }) => {
  await page.goto("./?q=akta&tempat=desa");
  await expect(page.locator(".card").first()).toBeVisible();
  for (const facts of await page.locator(".card__facts").allTextContents()) expect(facts).toContain("Desa");
  await page.goto("./?q=paspor&tempat=desa");
  await page.getByRole("link", { name: "Cari tanpa saringan" }).click();
  await expect(page.locator(".card__name").first()).toContainText("Paspor");
});

test("ambiguous queries show every meaning, labelled and told in the words asked for, without scrolling", async ({ page }) => {
  await page.goto("./");
  await page.getByRole("button", { name: "Tutup" }).click();
  const rows = page.locator(".meaning");
  for (const [query, expected] of [
    ["balik nama", ["BPN", "Samsat", "PLN"]],
    ["surat pindah", ["Dispendukcapil", "Disdik"]],
    ["bpjs", ["BPJS Kesehatan", "BPJS Ketenagakerjaan"]],
    ["pajak", ["Samsat", "Bapenda", "KPP Pratama"]],
    ["mati", ["Dispendukcapil", "PLN", "Polres"]],
  ]) {
    await page.getByRole("searchbox").fill(query);
    await expect(rows.locator("strong", { hasText: expected.at(-1) })).toBeVisible();
    const labels = await rows.locator("strong").allTextContents();
    for (const agency of expected) expect(labels, query).toContain(agency);
    expect(new Set(labels).size).toBe(labels.length);
    const tabs = await page.locator(".tabs").boundingBox();
    for (const row of await rows.all()) {
      const box = await row.boundingBox();
      expect(box.height).toBeGreaterThanOrEqual(48);
      expect(box.y + box.height, query).toBeLessThanOrEqual(tabs.y + 1);
    }
  }
  await expect(rows.filter({ hasText: "Polres" })).toContainText("SIM mati");
});

test("what the hall does not do is said; a slip is mended", async ({ page }) => {
  await page.goto("./?q=perpanjang ktp");
  await expect(page.getByText("KTP-el berlaku seumur hidup.")).toBeVisible();
  await page.goto("./?q=akta klahirn");
  await page.getByRole("link", { name: "akta kelahiran", exact: true }).click();
  await expect(page.getByRole("searchbox")).toHaveValue("akta kelahiran");
});

test("arrow keys walk through the results; a search that led somewhere is remembered and can be erased", async ({ page }) => {
  await page.goto("./");
  await page.getByRole("searchbox").fill("ktp hilang");
  await expect(page.locator(".card").first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(page.locator(".cards a").nth(0)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.locator(".cards a").nth(1)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Penerbitan KTP-el karena Hilang");
  await page.goto("./");
  await page.getByRole("link", { name: "ktp hilang", exact: true }).click();
  await expect(page.getByRole("searchbox")).toHaveValue("ktp hilang");
  await page.goto("./");
  await page.getByRole("button", { name: "Hapus pencarian terakhir" }).click();
  await expect(page.getByText("Pencarian terakhir")).toBeHidden();
  expect(await page.evaluate(() => localStorage.getItem("loket.recent"))).toBeNull();
});

test("the list is shared as text, copied where sharing is missing, shown where neither is allowed", async ({ page }) => {
  await page.addInitScript(() => {
    navigator.share = async (data) => { window.shared = data.text; };
  });
  await page.goto("layanan/ktp-el-hilang");
  await page.getByRole("button", { name: "Bagikan atau salin" }).click();
  await expect.poll(() => page.evaluate(() => window.shared)).toContain("PENERBITAN KTP-EL KARENA HILANG");
  const text = await page.evaluate(() => window.shared);
  for (const part of ["[ ] ", "asli 1", "Di mana", "Gratis", "Belum dikonfirmasi", "bukan situs resmi"]) {
    expect(text).toContain(part);
  }
  await page.evaluate(() => {
    navigator.share = undefined;
    navigator.clipboard.writeText = async (copied) => { window.copied = copied; };
  });
  await page.getByRole("button", { name: "Bagikan atau salin" }).click();
  await expect(page.getByText("Daftar sudah disalin.")).toBeVisible();
  expect(await page.evaluate(() => window.copied)).toBe(text);
  await page.evaluate(() => {
    navigator.clipboard.writeText = async () => { throw new Error("denied"); };
  });
  await page.getByRole("button", { name: "Bagikan atau salin" }).click();
  await expect(page.getByRole("textbox", { name: "Salin sendiri teks ini" })).toHaveValue(text);
});

test("answered lists fit on one A5 sheet", async ({ page }) => {
  for (const id of ["akta-kelahiran", "sim-perpanjangan", "balik-nama-kendaraan", "skck-baru", "sku", "nib"]) {
    await page.goto(`layanan/${id}`);
    await expect(page.locator(".ticket")).toBeVisible();
    const questions = page.locator("fieldset.question:not([hidden])");
    for (let n = 0; n < (await questions.count()); n++) await questions.nth(n).getByRole("radio").first().check();
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page[^s]/g), id).toHaveLength(1);
    const [, width, height] = pdf.match(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/);
    // A5 in points.
    expect(Math.abs(width - 419.5)).toBeLessThan(2);
    expect(Math.abs(height - 595.3)).toBeLessThan(2);
  }
});

test("paper is black on white, whatever the screen was", async ({ open }) => {
  const page = await open({ colorScheme: "dark" });
  await page.goto("layanan/kia");
  await expect(page.locator(".ticket")).toBeVisible();
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const colour = (selector) => page.locator(selector).first().evaluate((e) => getComputedStyle(e).color);
  for (const selector of ["h1", ".line__name", ".badge"]) expect(await colour(selector), selector).toBe("rgb(0, 0, 0)");
});

test("a record past its date says so, by the phone's own clock and offline; a wrong clock does not hide it", async ({ page, context }) => {
  await page.clock.setFixedTime(new Date("2031-01-01T00:00:00Z"));
  await page.goto("layanan/kia");
  await expect(page.getByText("Catatan ini harus diperiksa lagi sejak")).toBeVisible();
  await page.clock.setFixedTime(new Date("2001-01-01T00:00:00Z"));
  await page.reload();
  await expect(page.locator(".ticket")).toBeVisible();
  await expect(page.getByText("Catatan ini harus diperiksa lagi sejak")).toBeHidden();
});

test("a service that is no longer given leads to what replaced it", async ({ page }) => {
  await page.goto("layanan/santunan-duka");
  await expect(page.getByText("Layanan ini sudah tidak ada. Gantinya:")).toBeVisible();
  await page.getByRole("link", { name: "Klaim Jaminan Kematian (JKM)" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Klaim Jaminan Kematian (JKM)");
});
