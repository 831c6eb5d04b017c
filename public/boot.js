// Starts the app: loads the WebAssembly with progress, and never leaves a blank page. Where the build has written a
// page, that page stays until the app has drawn the same one, and what the person did meanwhile goes over to it.
// It holds no sentence: what it shows stands hidden in the pages.
const byId = (id) => document.getElementById(id);
const show = (id, isShown) => byId(id)?.toggleAttribute("hidden", !isShown);

const fail = (isOld) => {
  show("boot", false);
  show("boot-failed", true);
  show("boot-network", !isOld);
  show("boot-old", isOld);
  const retry = byId("boot-retry");
  if (retry) retry.onclick = () => location.reload();
};

// Chunks are counted after decompression, so the build writes the raw size into the page.
const counted = (response, total) => {
  const bar = byId("boot-bar");
  let received = 0;
  const count = new TransformStream({
    transform(chunk, controller) {
      received += chunk.byteLength;
      if (bar) bar.value = Math.min(100, (received * 100) / total);
      controller.enqueue(chunk);
    },
  });
  const headers = { "content-type": "application/wasm" };
  return new Response(response.body.pipeThrough(count), { headers });
};

// The receiver may stand elsewhere; the app knows only addresses below its base.
const redirectApi = () => {
  const elsewhere = document.querySelector('meta[name="loket-api"]')?.content;
  if (!elsewhere) return;
  const here = new URL("api/", document.baseURI).href;
  const there = new URL(elsewhere.replace(/\/?$/, "/"), document.baseURI);
  const plain = window.fetch.bind(window);
  window.fetch = async (input, options) => {
    const request = new Request(input, options);
    if (!request.url.startsWith(here)) return plain(input, options);
    const { method, headers, signal } = request;
    const body = method === "POST" ? await request.text() : undefined;
    return plain(new URL(request.url.slice(here.length), there), { method, headers, body, signal, credentials: "omit" });
  };
  for (const form of document.querySelectorAll('form[action^="api/"]')) {
    form.action = new URL(form.getAttribute("action").slice(4), there).href;
  }
};

// --- Taking over
// What the app draws has no ids of its own in common with a node, so nodes are paired by what they are and where they
// stand among their like.
const FIELDS = "input, select, textarea, details, a[href], summary";
const paired = (root) => {
  const seen = new Map();
  const pairs = new Map();
  for (const node of root.querySelectorAll(FIELDS)) {
    const name = node.id || node.name || node.getAttribute("href")?.replace(/\/(?=$|\?)/, "") || node.type || "";
    const like = `${node.localName} ${name}`;
    const n = seen.get(like) ?? 0;
    seen.set(like, n + 1);
    pairs.set(`${like} ${n}`, node);
  }
  return pairs;
};

const carry = (from, to) => {
  const tell = (...events) => events.forEach((name) => to.dispatchEvent(new Event(name, { bubbles: true })));
  if (from.type === "checkbox" || from.type === "radio") {
    if (from.checked !== from.defaultChecked) {
      to.checked = from.checked;
      tell("input", "change");
    }
  } else if (from.localName === "select") {
    if (from.selectedIndex > 0) {
      to.value = from.value;
      tell("input", "change");
    }
  } else if (from.localName === "details") {
    to.open = from.open;
  } else if ("defaultValue" in from && from.value !== from.defaultValue) {
    to.value = from.value;
    tell("input", "change");
  }
};

const swap = (page, app) => {
  const [before, after] = [paired(page), paired(app)];
  const { scrollX, scrollY } = window;
  const focused = document.activeElement;
  // What the person looks at stays where it is, although lines above it may come or go.
  const isSeen = ([key, node]) => after.has(key) && node.getBoundingClientRect().top >= 0;
  const seen = scrollY > 0 ? [...before].find(isSeen) : undefined;
  const top = seen?.[1].getBoundingClientRect().top;
  const selection = focused && "selectionStart" in focused ? [focused.selectionStart, focused.selectionEnd] : null;
  app.hidden = false;
  page.replaceWith(app);
  for (const [key, from] of before) {
    const to = after.get(key);
    if (!to) continue;
    carry(from, to);
    if (from === focused) {
      to.focus({ preventScroll: true });
      if (selection && selection[0] !== null) to.setSelectionRange(...selection);
    }
  }
  const moved = seen ? after.get(seen[0]).getBoundingClientRect().top + window.scrollY - top : scrollY;
  window.scrollTo({ left: scrollX, top: moved, behavior: "instant" });
};

// Whether the app has drawn its page with everything in it.
const isDrawn = (app, isWhole) => {
  const select = app.querySelector("main select#layanan");
  if (app.querySelector("main .load") || (select && select.options.length < 2)) return false;
  // A page that is whole already is better than the news that the same thing could not be loaded.
  if (isWhole && app.querySelector("main [role=alert] button")) return false;
  return Boolean(app.querySelector("main h1, main [role=alert]"));
};

// Gives the app a place of its own beside the page; it draws there while it is in no document.
const takeOver = (page) => {
  const isWhole = page.dataset.static === "whole";
  const app = document.createElement("div");
  app.id = "app";
  app.hidden = true;
  page.removeAttribute("id");
  page.after(app);
  let isComposing = false;
  const look = () => {
    if (isComposing || !isDrawn(app, isWhole)) return;
    watcher.disconnect();
    swap(page, app);
  };
  const watcher = new MutationObserver(look);
  watcher.observe(app, { childList: true, subtree: true });
  // An input method in the middle of a word would lose it.
  page.addEventListener("compositionstart", () => (isComposing = true));
  page.addEventListener("compositionend", () => {
    isComposing = false;
    look();
  });
  return () => {
    // Radio buttons of the same name know each other only within one document.
    app.remove();
    look();
  };
};

const start = async () => {
  redirectApi();
  const wasm = document.querySelector('link[type="application/wasm"]');
  const glue = document.querySelector('link[rel="modulepreload"]');
  show("boot", true);
  const [bindings, response] = await Promise.all([import(glue.href), fetch(wasm.href)]);
  // A Wi-Fi login page answers 200 with HTML.
  const kind = response.headers.get("content-type") || "";
  if (!response.ok || !kind.startsWith("application/wasm")) throw new Error(`wasm: ${response.status} ${kind}`);
  const page = document.querySelector("[data-static]");
  const begun = page ? takeOver(page) : () => {};
  await bindings.default({ module_or_path: counted(response, Number(wasm.dataset.bytes)) });
  begun();
};

if (typeof WebAssembly === "object" && typeof TransformStream === "function") {
  start().catch((error) => {
    console.error(error);
    fail(false);
  });
} else {
  fail(true);
}
