// A second version of a build, as after a change in one record: another catalogue, and all that names it.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";

const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_LGWIN]: 22 };

export function write(dist, name, bytes) {
  fs.writeFileSync(path.join(dist, name), bytes);
  fs.writeFileSync(path.join(dist, `${name}.br`), zlib.brotliCompressSync(Buffer.from(bytes), { params }));
  // The browser takes brotli; an old gzip would be wrong.
  fs.rmSync(path.join(dist, `${name}.gz`), { force: true });
}

const sha256 = (bytes, form) => createHash("sha256").update(bytes).digest(form);

/** Changes one digit of one date in the catalogue of `dist` and everything that follows from it. */
export function update(dist) {
  const old = fs.readdirSync(dist).find((name) => /^catalogue-.*\.json$/.test(name));
  const before = fs.readFileSync(path.join(dist, old), "utf8");
  const after = before.replace(/2027-05-2\d/, "2027-05-11");
  if (after === before) throw new Error("the catalogue has no date to change");
  const name = `catalogue-${sha256(after, "hex").slice(0, 16)}.json`;
  write(dist, name, after);
  for (const ending of ["", ".br", ".gz"]) fs.rmSync(path.join(dist, old + ending), { force: true });

  const page = fs.readFileSync(path.join(dist, "index.html"), "utf8");
  const newPage = page.replace(old, name).replace(/(data-bytes=")\d+("[^>]*>\n?<link rel="modulepreload")/, `$1${Buffer.byteLength(after)}$2`);
  let worker = fs.readFileSync(path.join(dist, "service-worker.js"), "utf8");
  worker = worker.replace(old, name);
  for (const [was, is] of [[before, after], [page, newPage]]) {
    worker = worker.replace(sha256(was, "base64"), sha256(is, "base64"));
  }
  worker = worker.replace(/VERSION = "[^"]*"/, 'VERSION = "bench-update"');
  write(dist, "index.html", newPage);
  write(dist, "service-worker.js", worker);
  return { bytes: [name, "index.html", "service-worker.js"].reduce((sum, file) => sum + fs.statSync(path.join(dist, `${file}.br`)).size, 0) };
}
