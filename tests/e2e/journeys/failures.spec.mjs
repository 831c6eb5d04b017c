// Bad networks, bad storage, bad answers: a clear sentence, and nothing lost.
import { expect, fillFeedback, test } from "../support/journey.mjs";

test.use({ serviceWorkers: "block" });

const login = { status: 200, contentType: "text/html", body: "<!doctype html><title>Login Wi-Fi</title>" };

for (const [name, answer, sentence] of [
  ["a login page instead of the catalogue", login, "meminta Anda masuk dulu"],
  ["a damaged catalogue", { contentType: "application/json", body: '{"schema":1,"agen' }, "rusak di jalan"],
  ["a newer catalogue", { contentType: "application/json", body: '{"schema":99}' }, "versi panduan yang lebih baru"],
  ["a failing server", { status: 500, contentType: "application/json", body: "{}" }, "Server sedang bermasalah"],
  ["no answer", null, "Tidak ada sambungan. Cari tempat dengan sinyal"],
]) {
  test(`${name}: says so and can be tried again`, async ({ page }) => {
    await page.route("**/catalogue-*.json", (route) => (answer ? route.fulfill(answer) : route.abort()));
    await page.goto("./");
    await expect(page.getByRole("alert")).toContainText(sentence);
    await page.unroute("**/catalogue-*.json");
    await page.getByRole("button", { name: "Coba lagi" }).click();
    await expect(page.getByRole("heading", { name: "Sering dicari" })).toBeVisible();
  });
}

test("no WebAssembly, or a login page in its place: the static page stays and offers another try", async ({ page }) => {
  await page.route("**/*.wasm", (route) => route.fulfill(login));
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText("Panduan belum termuat");
  await expect(page.getByRole("link", { name: "Semua layanan tanpa aplikasi" })).toBeVisible();
  await page.unroute("**/*.wasm");
  await page.getByRole("button", { name: "Coba lagi" }).click();
  await expect(page.getByRole("heading", { name: "Sering dicari" })).toBeVisible();
});

const json = (status, body) => ({ status, contentType: "application/json", body: JSON.stringify(body) });

for (const [name, answer, state, sentence] of [
  ["500", json(500, {}), "Menunggu dikirim", "Penerima sedang sibuk"],
  ["garbage", { status: 200, contentType: "application/json", body: "\u0000}{" }, "Menunggu dikirim", "halaman lain"],
  ["a login page", login, "Menunggu dikirim", "halaman lain"],
  ["a conflict of somebody else", { status: 409, contentType: "text/html", body: "" }, "Menunggu dikirim", "halaman lain"],
  ["409", json(409, { code: "conflict", message: "" }), "Ditolak", "sudah dipakai untuk isi yang lain"],
  ["413", { status: 413, contentType: "text/html", body: "" }, "Ditolak", "terlalu panjang"],
  ["422", json(422, { code: "invalid", message: "" }), "Ditolak", "tidak bisa membaca"],
  ["nothing", null, "Menunggu dikirim", "Tidak ada sambungan"],
]) {
  test(`the receiver answers ${name}: the submission is still there`, async ({ page }) => {
    await page.route("**/api/submissions", (route) => (answer ? route.fulfill(answer) : route.abort()));
    await page.goto("masukan");
    await fillFeedback(page, "Puas", "Cepat");
    await page.getByRole("button", { name: "Kirim", exact: true }).click();
    await expect(page.locator(".entry")).toContainText(state);
    await expect(page.locator("main")).toContainText(sentence);
    await page.unroute("**/api/submissions");
    await page.reload();
    await expect(page.locator(".entry")).toContainText("Cepat");
  });
}

test("IndexedDB refused: the draft stays, and it can be sent at once", async ({ page, server }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("no", "SecurityError");
    };
  });
  await page.goto("masukan");
  await fillFeedback(page, "Puas", "Tanpa simpan");
  await page.getByRole("button", { name: "Kirim", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("tidak mengizinkan penyimpanan");
  await expect(page.getByLabel("Cerita Anda (boleh kosong)")).toHaveValue("Tanpa simpan");
  await page.getByRole("button", { name: "Kirim langsung tanpa disimpan" }).click();
  await expect(page.locator(".entry")).toContainText("Sudah diterima");
  page.on("dialog", (dialog) => dialog.accept());
  await page.getByRole("button", { name: "Hapus", exact: true }).click();
  await expect(page.locator(".entry")).toHaveCount(0);
  await server.stop();
  expect(await server.submissions()).toHaveLength(1);
});

test("disk full: says what to do, and the draft stays", async ({ page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await page.goto("masukan");
  await fillFeedback(page, "Puas", "Masih ada");
  await page.getByRole("button", { name: "Kirim", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("Memori HP penuh");
  await page.reload();
  await expect(page.getByLabel("Cerita Anda (boleh kosong)")).toHaveValue("Masih ada");
});

test("localStorage refused: the app works and says what is not kept", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("no", "SecurityError");
      },
    });
  });
  await page.goto("layanan/kia");
  await page.getByRole("checkbox").first().check();
  await expect(page.getByText("Centang hilang saat halaman ditutup.")).toBeVisible();
  await expect(page.getByRole("checkbox").first()).toBeChecked();
});
