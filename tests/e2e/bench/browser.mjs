// Chromium with a fresh profile, spoken to over its own protocol and a pipe.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const FLAGS = [
  "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-extensions", "--disable-dev-shm-usage",
  "--no-proxy-server", "--remote-debugging-pipe",
];

export class Browser {
  static async start(path) {
    const browser = new Browser();
    browser.folder = mkdtempSync(join(tmpdir(), "loket-bench-"));
    browser.child = spawn(path, [...FLAGS, `--user-data-dir=${browser.folder}`, "about:blank"], {
      stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    });
    browser.exit = new Promise((done) => browser.child.once("exit", done));
    browser.waiting = new Map();
    browser.n = 0;
    let rest = Buffer.alloc(0);
    browser.child.stdio[4].on("data", (bytes) => {
      rest = Buffer.concat([rest, bytes]);
      for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
        browser.#read(JSON.parse(rest.subarray(0, end).toString()));
        rest = rest.subarray(end + 1);
      }
    });
    browser.listeners = new Map();
    browser.version = (await browser.send("Browser.getVersion")).product;
    return browser;
  }

  #read(message) {
    if (message.id === undefined) {
      this.listeners.get(message.sessionId)?.(message.method, message.params);
      return;
    }
    const { done, fail, method } = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.error) fail(new Error(`${method}: ${message.error.message}`));
    else done(message.result);
  }

  send(method, params = {}, sessionId) {
    this.n += 1;
    this.child.stdio[3].write(`${JSON.stringify({ id: this.n, method, params, sessionId })}\0`);
    return new Promise((done, fail) => this.waiting.set(this.n, { done, fail, method }));
  }

  async stop() {
    this.send("Browser.close").catch(() => {});
    await this.exit;
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** A tab of its own, as a phone shows pages, slowed down. */
  async tab(slowdown, script) {
    const { targetId } = await this.send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await this.send("Target.attachToTarget", { targetId, flatten: true });
    const send = (method, params) => this.send(method, params, sessionId);
    const sizes = new Map();
    const addresses = new Map();
    this.listeners.set(sessionId, (method, event) => {
      if (method === "Network.requestWillBeSent") addresses.set(event.requestId, event.request.url);
      if (method === "Network.loadingFinished") sizes.set(addresses.get(event.requestId), event.encodedDataLength);
    });
    for (const domain of ["Page", "Network", "Runtime", "Performance"]) await send(`${domain}.enable`);
    const screen = { width: 360, height: 640, deviceScaleFactor: 2, mobile: true };
    await send("Emulation.setDeviceMetricsOverride", screen);
    await send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    await send("Page.addScriptToEvaluateOnNewDocument", { source: script });
    return {
      sizes,
      send,
      close: () => this.send("Target.closeTarget", { targetId }),
      /** Evaluates in the page and waits for what it promises. */
      async evaluate(expression, seconds = 120) {
        let timer;
        const late = new Promise((_, fail) => {
          timer = setTimeout(() => fail(new Error(`no answer in ${seconds} s: ${expression}`)), seconds * 1_000);
        });
        const asked = send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
        const { result, exceptionDetails } = await Promise.race([asked, late]).finally(() => clearTimeout(timer));
        if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.exception?.description}`);
        return result.value;
      },
    };
  }
}
