// A server on this machine for the pages, their scripts and the catalogues.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".json": "application/json", ".wasm": "application/wasm" };

/** Serves what is in `pages` by its address, and files of `folder` for the rest. */
export async function serve(folder, pages) {
  const server = http.createServer((request, response) => {
    const address = request.url.split("?")[0];
    const file = path.join(folder, path.normalize(address));
    const bytes = pages.get(address) ?? (fs.existsSync(file) ? fs.readFileSync(file) : null);
    response.writeHead(bytes === null ? 404 : 200, {
      "content-type": TYPES[path.extname(address)] ?? "text/plain",
      // Isolated pages have a clock of 5 microseconds instead of 100.
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "require-corp",
    });
    response.end(bytes);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
