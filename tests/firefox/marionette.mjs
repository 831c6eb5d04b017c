// Firefox with a fresh profile, spoken to over its own remote protocol: each message is its length, a colon
// and JSON, `[0, id, command, parameters]` and `[1, id, error, result]`. Nothing to install beside Firefox.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The WebDriver specification's name for "this is an element". */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
const PHONE = { width: 360, height: 640 };

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Asks again until the answer is yes. */
export async function until(what, ask, seconds = 30) {
  const end = performance.now() + seconds * 1_000;
  for (;;) {
    let why = "";
    const answer = await ask().catch((error) => {
      why = `: ${error.message}`;
      return null;
    });
    if (answer) return answer;
    if (performance.now() > end) throw new Error(`not within ${seconds} s: ${what}${why}`);
    await pause(50);
  }
}

export class Firefox {
  static async start(path) {
    const firefox = new Firefox();
    firefox.folder = mkdtempSync(join(tmpdir(), "loket-firefox-"));
    // Port 0: Firefox chooses one and writes it into its profile.
    const preferences = { "marionette.port": 0, "app.update.enabled": false, "datareporting.policy.dataSubmissionEnabled": false };
    const lines = Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`);
    writeFileSync(join(firefox.folder, "user.js"), lines.join("\n"));
    firefox.child = spawn(path, ["--headless", "--no-remote", "--marionette", "--profile", firefox.folder], { stdio: "ignore" });
    firefox.exit = new Promise((done) => firefox.child.once("exit", done));
    const file = join(firefox.folder, "MarionetteActivePort");
    await until("Firefox listens", async () => existsSync(file) && readFileSync(file, "utf8").trim() !== "", 60);
    await firefox.#connect(Number(readFileSync(file, "utf8")));
    const { capabilities } = await firefox.send("WebDriver:NewSession", { capabilities: {} });
    firefox.version = `${capabilities.browserName} ${capabilities.browserVersion}`;
    await firefox.send("WebDriver:SetWindowRect", PHONE);
    return firefox;
  }

  async #connect(port) {
    this.waiting = new Map();
    this.n = 0;
    this.socket = net.connect({ port, host: "127.0.0.1" });
    let rest = Buffer.alloc(0);
    let greeted;
    const greeting = new Promise((done) => (greeted = done));
    this.socket.on("error", () => {});
    this.socket.on("data", (bytes) => {
      rest = Buffer.concat([rest, bytes]);
      for (;;) {
        const colon = rest.indexOf(":");
        const length = Number(rest.subarray(0, colon));
        if (colon < 0 || rest.length < colon + 1 + length) return;
        const message = JSON.parse(rest.subarray(colon + 1, colon + 1 + length).toString());
        rest = rest.subarray(colon + 1 + length);
        if (Array.isArray(message)) this.#read(message);
        else greeted();
      }
    });
    await greeting;
  }

  #read([, id, error, result]) {
    const { done, fail, command } = this.waiting.get(id);
    this.waiting.delete(id);
    if (error) fail(new Error(`${command}: ${error.error} ${error.message}`));
    else done(result);
  }

  send(command, parameters = {}) {
    this.n += 1;
    const text = JSON.stringify([0, this.n, command, parameters]);
    this.socket.write(`${Buffer.byteLength(text)}:${text}`);
    return new Promise((done, fail) => this.waiting.set(this.n, { done, fail, command }));
  }

  open(url) {
    return this.send("WebDriver:Navigate", { url });
  }

  async run(script, ...args) {
    return (await this.send("WebDriver:ExecuteScript", { script, args })).value;
  }

  async find(selector) {
    const { value } = await this.send("WebDriver:FindElement", { using: "css selector", value: selector });
    return value[ELEMENT];
  }

  /** Waits for an element and clicks it as a finger would: in sight, nothing in front of it. */
  click(selector) {
    return until(`click ${selector}`, async () => this.#tap(await this.find(selector)));
  }

  /** Firefox takes what lies under the bar at the bottom for in sight, so it is brought to the middle first. */
  async #tap(id) {
    await this.run("arguments[0].scrollIntoView({ block: 'center' })", { [ELEMENT]: id });
    await this.send("WebDriver:ElementClick", { id });
    return true;
  }

  async type(selector, text) {
    const id = await until(selector, () => this.find(selector));
    await this.send("WebDriver:ElementSendKeys", { id, text });
  }

  /** Clicks the button of that name. */
  press(name) {
    return until(`button ${name}`, async () => {
      const using = { using: "xpath", value: `//main//button[normalize-space()="${name}"]` };
      const { value } = await this.send("WebDriver:FindElement", using);
      return this.#tap(value[ELEMENT]);
    });
  }

  /** Waits until the page says something. */
  says(text, selector = "body") {
    return until(`"${text}"`, () =>
      this.run("return document.querySelector(arguments[0])?.textContent.includes(arguments[1]) ?? false", selector, text),
    );
  }

  async stop() {
    this.send("Marionette:Quit", { flags: ["eForceQuit"] }).catch(() => {});
    await Promise.race([this.exit, pause(5_000)]);
    this.child.kill("SIGKILL");
    this.socket.destroy();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
