// Starts the app: loads the WebAssembly with progress, and never leaves a blank page.
// It holds no sentence: what it shows stands hidden in index.html.
const byId = (id) => document.getElementById(id);

const fail = (isOld) => {
  byId("boot").hidden = true;
  byId("boot-failed").hidden = false;
  byId("boot-network").hidden = isOld;
  byId("boot-old").hidden = !isOld;
  byId("boot-retry").onclick = () => location.reload();
};

// Chunks are counted after decompression, so the build writes the raw size into the page.
const counted = (response, total) => {
  const bar = byId("boot-bar");
  let received = 0;
  const count = new TransformStream({
    transform(chunk, controller) {
      received += chunk.byteLength;
      bar.value = Math.min(100, (received * 100) / total);
      controller.enqueue(chunk);
    },
  });
  const headers = { "content-type": "application/wasm" };
  return new Response(response.body.pipeThrough(count), { headers });
};

const start = async () => {
  const wasm = document.querySelector('link[type="application/wasm"]');
  const glue = document.querySelector('link[rel="modulepreload"]');
  byId("boot").hidden = false;
  const [bindings, response] = await Promise.all([import(glue.href), fetch(wasm.href)]);
  // A Wi-Fi login page answers 200 with HTML.
  const kind = response.headers.get("content-type") || "";
  if (!response.ok || !kind.startsWith("application/wasm")) throw new Error(`wasm: ${response.status} ${kind}`);
  await bindings.default({ module_or_path: counted(response, Number(wasm.dataset.bytes)) });
};

if (typeof WebAssembly === "object" && typeof TransformStream === "function") {
  start().catch((error) => {
    console.error(error);
    fail(false);
  });
} else {
  fail(true);
}
