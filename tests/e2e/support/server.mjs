// The receiver as a child process: can be stopped and started again on the same port and database.
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import initSqlJs from "sql.js";

const root = resolve(import.meta.dirname, "../../..");
const program = process.env.RECEIVER || join(root, "target/release/receiver");

export class Server {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), "loket-"));
    this.dist = join(this.folder, "dist");
    cpSync(join(root, "dist"), this.dist, { recursive: true });
    this.database = join(this.folder, "feedback.sqlite");
    this.port = 0;
  }

  get url() {
    return `http://127.0.0.1:${this.port}/`;
  }

  async start() {
    const args = ["--listen", `127.0.0.1:${this.port}`, "--database", this.database, "--dist", this.dist];
    this.child = spawn(program, args, { env: { ...process.env, NO_COLOR: "1" } });
    this.exit = new Promise((done) => this.child.once("exit", done));
    // It says where it listens; port 0 means that the system chose one.
    await new Promise((ready, fail) => {
      let said = "";
      this.child.stdout.on("data", (data) => {
        said += data;
        const port = said.match(/listening on http:\/\/127\.0\.0\.1:(\d+)/);
        if (port) {
          this.port = Number(port[1]);
          ready();
        }
      });
      this.child.stderr.on("data", (data) => (said += data));
      this.child.once("exit", () => fail(new Error(`the receiver ended: ${said}`)));
    });
  }

  // Gracefully, so that the database file is complete.
  async stop() {
    this.child.kill("SIGTERM");
    await this.exit;
  }

  // All submissions with their receipts, read from the database file itself.
  async submissions() {
    const sql = await initSqlJs();
    const database = new sql.Database(readFileSync(this.database));
    const [table] = database.exec("SELECT receipt, body FROM submission ORDER BY id");
    database.close();
    if (!table) return [];
    return table.values.map(([receipt, body]) => ({ receipt, ...JSON.parse(body) }));
  }

  remove() {
    this.child.kill("SIGKILL");
    rmSync(this.folder, { recursive: true, force: true });
  }
}
