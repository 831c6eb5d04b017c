// The journeys: a real browser, the release build, the real receiver on a database of its own.
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "journeys",
  fullyParallel: true,
  workers: 2,
  timeout: 40_000,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"]],
  use: {
    viewport: { width: 360, height: 640 },
    locale: "id-ID",
    launchOptions: {
      executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
    },
  },
});
