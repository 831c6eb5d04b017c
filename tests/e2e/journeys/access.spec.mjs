// axe on every page and in every state; nothing sticks out at 320 px.
import { expect, expectAccessible, expectOfflineReady, fillFeedback, test } from "../support/journey.mjs";

const pages = {
  home: "./",
  results: "./?q=ktp",
  meanings: "./?q=balik%20nama",
  "narrowed list": "./?semua=1&tempat=desa",
  redirect: "./?q=perpanjang%20ktp",
  nothing: "./?q=qwxzqwxz",
  agencies: "instansi",
  agency: "instansi/dispendukcapil",
  service: "layanan/sktlk",
  "service missing": "layanan/tidak-ada",
  lists: "daftar",
  feedback: "masukan",
  outbox: "kotak-keluar",
  about: "tentang",
  "service with many fees": "layanan/stnk-tahunan",
  "sheet with long addresses": "lembar/akta-cerai.html",
  "service ended": "layanan/santunan-duka",
  sheet: "lembar/ktp-el-hilang.html",
  "all sheets": "daftar.html",
  "not found": "apa-saja",
};

for (const scheme of ["light", "dark"]) {
  test(`every page, ${scheme}`, async ({ open }) => {
    const page = await open({ colorScheme: scheme, viewport: { width: 320, height: 640 } });
    for (const [name, address] of Object.entries(pages)) {
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.getByRole("progressbar", { name: "Memuat" })).toHaveCount(0);
      await expectAccessible(page, name);
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(excess, `${name}: wider than 320 px by`).toBeLessThanOrEqual(0);
    }
  });
}

test("offline, queued and problem states", async ({ page, server }) => {
  await page.goto("masukan");
  await expectOfflineReady(page);
  await page.getByRole("button", { name: "Kirim", exact: true }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expectAccessible(page, "problems");
  await server.stop();
  await fillFeedback(page, "Puas", "Cepat");
  await page.getByRole("button", { name: "Kirim", exact: true }).click();
  await expect(page.locator(".entry")).toContainText("Menunggu dikirim");
  await expect(page.getByText("Tidak ada sambungan. Panduan tetap bisa dipakai.")).toBeVisible();
  await expectAccessible(page, "queued and offline");
});

test("failed and static states", async ({ open }) => {
  const page = await open({ serviceWorkers: "block" });
  await page.route("**/catalogue-*.json", (route) => route.abort());
  await page.goto("./");
  await expect(page.getByRole("alert")).toBeVisible();
  await expectAccessible(page, "failed");
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText("Panduan belum termuat");
  await expectAccessible(page, "static");
});
