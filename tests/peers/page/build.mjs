// node build.mjs CATALOGUE.json FOLDER: the peer page as a folder that the receiver can serve.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import esbuild from "esbuild";

const here = import.meta.dirname;
const [catalogue, folder] = process.argv.slice(2);
const read = (name) => fs.readFileSync(path.join(here, name), "utf8");
const script = await esbuild.build({
  entryPoints: [path.join(here, "app.js")],
  bundle: true,
  minify: true,
  format: "esm",
  write: false,
});
const style = await esbuild.transform(read("style.css"), { loader: "css", minify: true });

const write = (name, text) => {
  const bytes = Buffer.from(text);
  fs.writeFileSync(path.join(folder, name), bytes);
  const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_LGWIN]: 22 };
  fs.writeFileSync(path.join(folder, `${name}.br`), zlib.brotliCompressSync(bytes, { params }));
};
// Named by what they hold, as the app's files are, so that the server lets them be kept for ever.
const named = (name, text) => {
  const [base, ending] = name.split(".");
  const address = `${base}-${createHash("sha256").update(text).digest("hex").slice(0, 16)}.${ending}`;
  write(address, text);
  return address;
};
fs.mkdirSync(folder, { recursive: true });
const addresses = {
  "style.css": named("style.css", style.code),
  "app.js": named("app.js", script.outputFiles[0].text),
  "catalogue.json": named("catalogue.json", fs.readFileSync(catalogue, "utf8")),
};
let html = read("index.html");
for (const [name, address] of Object.entries(addresses)) html = html.replace(`"${name}"`, `"${address}"`);
write("index.html", html);
const files = ["./", ...Object.values(addresses)].map((file) => JSON.stringify(file));
write("worker.js", read("worker.js").replace("/*@FILES@*/", files.join(", ")));
