// What the browser runs, and what each library weighs.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import zlib from "node:zlib";
import esbuild from "esbuild";

const here = path.dirname(fileURLToPath(import.meta.url));

/** The smallest part of each library that its option sets need. */
const LIBRARIES = {
  minisearch: 'export { default } from "minisearch"',
  fuse: 'export { default } from "fuse.js"',
  lunr: 'export { default } from "lunr"',
  flexsearch: 'export { Charset, Document, Encoder, Index } from "flexsearch"',
};

export const ENGINES = ["ours", ...Object.keys(LIBRARIES)];

/** One script for each engine, with the page's part. */
export async function pageScript(engine) {
  const result = await esbuild.build({
    entryPoints: [path.join(here, "engines/page.js")],
    alias: { engine: path.join(here, `engines/${engine}.js`) },
    external: ["/ours/engine.js"],
    // Only our engine has something to prepare.
    logOverride: { "import-is-undefined": "silent" },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
  });
  return result.outputFiles[0].contents;
}

export const brotli = (bytes) =>
  zlib.brotliCompressSync(bytes, {
    params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_LGWIN]: 22 },
  }).length;

/** Bytes of code on the wire, brotli 11; of ours what two builds differ in. */
export async function codeBytes(work) {
  const bytes = {};
  for (const [engine, contents] of Object.entries(LIBRARIES)) {
    const result = await esbuild.build({
      stdin: { contents, resolveDir: here },
      bundle: true,
      minify: true,
      format: "esm",
      write: false,
    });
    bytes[engine] = brotli(result.outputFiles[0].contents);
  }
  const module = (folder) => {
    const read = (name) => brotli(fs.readFileSync(path.join(work, folder, name)));
    return { wasm: read("engine_bg.wasm"), glue: read("engine.js") };
  };
  const [whole, without] = [module("engine"), module("without")];
  bytes.ours = whole.wasm - without.wasm + whole.glue - without.glue;
  bytes.ours_alone = whole.wasm + whole.glue;
  return bytes;
}
