// A slow link between browser and server that everything has to cross: the page, its worker, every fetch.
// One rate for all connections together, half a round trip each way, and one more to open a connection.
// It does not act out lost packets, TCP's slow start or TLS.
import net from "node:net";

const PACKET = 1_460;
/** What one connection may have waiting; more is not read from the server. */
const WINDOW = 64 * 1_024;

export class Link {
  /** `rate` in bits a second, `rtt` in milliseconds. */
  constructor({ rate, rtt }) {
    this.bytesPerMs = rate / 8_000;
    this.rtt = rtt;
    this.queues = [];
    this.sockets = new Set();
    this.free = 0;
    this.downloaded = 0;
    this.lastByte = 0;
  }

  async open(target) {
    this.target = target;
    this.server = net.createServer({ noDelay: true }, (client) => this.#connect(client));
    await new Promise((done) => this.server.listen(this.port ?? 0, "127.0.0.1", done));
    this.port = this.server.address().port;
    this.url = `http://127.0.0.1:${this.port}/`;
  }

  /** No network: what is open breaks, nothing new is taken. */
  async close() {
    for (const socket of this.sockets) socket.destroy();
    this.queues = [];
    await new Promise((done) => this.server.close(done));
  }

  #connect(client) {
    const upstream = net.connect({ port: this.target, host: "127.0.0.1", noDelay: true });
    const queue = { client, upstream, bytes: Buffer.alloc(0), ended: false };
    // The browser believes at once that it is connected; the round trip for that is added to its first bytes.
    const opened = performance.now() + this.rtt;
    for (const socket of [client, upstream]) {
      this.sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => this.sockets.delete(socket));
    }
    const later = (action) => setTimeout(action, Math.max(opened - performance.now(), 0) + this.rtt / 2);
    client.on("data", (bytes) => later(() => upstream.writable && upstream.write(bytes)));
    client.on("end", () => later(() => upstream.end()));
    client.on("close", () => later(() => upstream.destroy()));
    upstream.on("data", (bytes) => {
      queue.bytes = Buffer.concat([queue.bytes, bytes]);
      if (queue.bytes.length > WINDOW) upstream.pause();
      if (!this.queues.includes(queue)) this.queues.push(queue);
      this.#pump();
    });
    upstream.on("end", () => {
      queue.ended = true;
      // After the packets that are on their way.
      const onTheWay = Math.max(this.free - performance.now(), 0) + this.rtt / 2;
      if (queue.bytes.length === 0) setTimeout(() => client.end(), onTheWay + 1);
    });
  }

  /** One packet of each connection in turn, as fast as the link carries them. */
  #pump() {
    if (this.timer || this.queues.length === 0) return;
    const now = performance.now();
    if (this.free > now) {
      this.timer = setTimeout(() => {
        this.timer = null;
        this.#pump();
      }, this.free - now);
      return;
    }
    const queue = this.queues.shift();
    const packet = queue.bytes.subarray(0, PACKET);
    queue.bytes = queue.bytes.subarray(packet.length);
    if (queue.bytes.length > 0) this.queues.push(queue);
    if (queue.bytes.length < WINDOW) queue.upstream.resume();
    // A timer that fires late must not make the link slower.
    this.free = Math.max(this.free, now - 20) + packet.length / this.bytesPerMs;
    this.downloaded += packet.length;
    const isLast = queue.ended && queue.bytes.length === 0;
    const arrival = Math.max(this.free - now, 0) + this.rtt / 2;
    setTimeout(() => {
      this.lastByte = performance.now();
      if (queue.client.writable) queue.client.write(packet);
      if (isLast) queue.client.end();
    }, arrival);
    this.#pump();
  }
}
