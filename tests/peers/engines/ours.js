// Our search. Opening reads the published file; building is the index alone.
import init, { build, open, search } from "/ours/engine.js";

export const optionSets = { as_shipped: {} };

export async function prepare({ catalogue }) {
  await init({ module_or_path: "/ours/engine_bg.wasm" });
  const json = await (await fetch(catalogue)).text();
  const begun = performance.now();
  if (open(json) === 0) throw new Error(`${catalogue} does not open`);
  return { opened: performance.now() - begun };
}

export function make() {
  build();
  return search;
}
