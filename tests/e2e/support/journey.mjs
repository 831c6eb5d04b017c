// What every journey gets: a server of its own, and the check that no request left it.
import AxeBuilder from "@axe-core/playwright";
import { test as base, expect } from "@playwright/test";
import { Server } from "./server.mjs";

export const test = base.extend({
  server: async ({}, use) => {
    const server = new Server();
    await server.start();
    await use(server);
    server.remove();
  },
  baseURL: async ({ server }, use) => use(server.url),
  // Every request of every context, so that none can go elsewhere unseen.
  strangers: async ({ server }, use) => {
    const strangers = [];
    await use((context) =>
      context.on("request", (request) => {
        if (!request.url().startsWith(server.url)) strangers.push(request.url());
      }),
    );
    expect(strangers, "requests to other places").toEqual([]);
  },
  context: async ({ context, strangers }, use) => {
    strangers(context);
    await use(context);
  },
  // A second browser profile with options of its own.
  open: async ({ browser, server, strangers }, use) => {
    const contexts = [];
    await use(async (options) => {
      const context = await browser.newContext({ baseURL: server.url, ...options });
      strangers(context);
      contexts.push(context);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

export { expect };

// No rule of WCAG 2.2 A or AA that axe knows may be broken.
export async function expectAccessible(page, state) {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const found = violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" | ")}`);
  expect(found, `axe, ${state}`).toEqual([]);
}

// Waits until the offline copy is complete.
export async function expectOfflineReady(page) {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);
}

export const searchBox = (page) => page.getByRole("searchbox", { name: "Tulis dengan kata Anda sendiri" });

export async function fillFeedback(page, mood, comment) {
  await page.getByRole("radio", { name: mood, exact: true }).check({ force: true });
  if (comment) await page.getByLabel("Cerita Anda (boleh kosong)").fill(comment);
}
