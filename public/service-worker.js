// The offline copy. Three parts: list (written by the build), mechanism, policy.
// Behind them the outbox without a page: where the browser can wake this worker (Background Sync), it sends
// what waits. It is never the only way, and it settles nothing but a receipt: every other answer is left to
// the page, whose rules exist once.

// --- List: [address relative to the scope, SHA-256 in base64] of every file of this version.
const VERSION = "@VERSION@";
const FILES = [/*@FILES@*/];
const SHELL = "shell.html";

const PREFIX = "loket-";
const CACHE = PREFIX + VERSION;

// --- Mechanism
const sha256 = async (bytes) => {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
};

// Only bytes that are exactly ours are kept: a login page, a proxy's error or half a file is not.
const verified = async (response, hash) =>
  response.ok && !response.redirected && (await sha256(await response.clone().arrayBuffer())) === hash;

const obtain = async (cache, [address, hash]) => {
  const url = new URL(address, self.registration.scope).href;
  // An interrupted install goes on where it stopped; an unchanged file comes from the version before.
  const known = (await cache.match(url)) || (await caches.match(url));
  if (known && (await verified(known, hash))) {
    await cache.put(url, known);
    return;
  }
  // The page has just loaded most files, so the browser's own cache has them. A copy there that is
  // not ours is passed over once.
  for (const mode of ["default", "reload"]) {
    const response = await fetch(url, { cache: mode, credentials: "same-origin" });
    if (await verified(response, hash)) {
      await cache.put(url, response);
      return;
    }
  }
  throw new Error(`${address} is not the file of this version`);
};

const precache = async () => {
  const cache = await caches.open(CACHE);
  await Promise.all(FILES.map((file) => obtain(cache, file)));
};

const forgetOlder = async () => {
  const names = await caches.keys();
  await Promise.all(names.filter((n) => n.startsWith(PREFIX) && n !== CACHE).map((n) => caches.delete(n)));
};

const fromCache = async (request) => {
  const cache = await caches.open(CACHE);
  return (await cache.match(request, { ignoreVary: true })) || fetch(request);
};

// The shell serves every address of the app, however deep; where its links start is known only here.
const shell = async () => {
  const response = await fromCache(new URL(SHELL, self.registration.scope).href);
  if (!response.ok) return response;
  const { pathname } = new URL(self.registration.scope);
  const html = (await response.text()).replace('<base href="./">', () => `<base href="${pathname}">`);
  const headers = new Headers(response.headers);
  // They spoke of the bytes as they came.
  headers.delete("content-encoding");
  headers.delete("content-length");
  return new Response(html, { headers });
};

const relative = (url) => url.href.slice(self.registration.scope.length).split(/[?#]/)[0];

// --- Policy
self.addEventListener("install", (event) => event.waitUntil(precache()));

// A new version waits for the person's consent, given in the page. The very first one takes over at
// once: there is nothing it could interrupt.
self.addEventListener("message", (event) => {
  if (event.data === "activate") self.skipWaiting();
  // Missing in most browsers, and some people switch it off.
  if (event.data === "waiting") event.waitUntil(self.registration.sync?.register("outbox").catch(() => {}));
});

self.addEventListener("activate", (event) => event.waitUntil(forgetOlder().then(() => self.clients.claim())));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(self.registration.scope)) return;
  const path = relative(url);
  if (path.startsWith("api/")) return;
  if (request.mode === "navigate") {
    // Pages have no file ending; anything else that is navigated to is a file.
    if (path === "index.html" || !path.split("/").pop().includes(".")) {
      event.respondWith(shell());
    }
    return;
  }
  event.respondWith(fromCache(request));
});

// --- Outbox
const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const outbox = async (mode, use) => {
  // Without a version: the page alone makes and changes the shape of the database. One that is not there
  // must not come to be here, empty.
  const opening = indexedDB.open("loket");
  opening.onupgradeneeded = () => opening.transaction.abort();
  const database = await done(opening);
  try {
    return await done(use(database.transaction("outbox", mode).objectStore("outbox")));
  } finally {
    database.close();
  }
};

// An entry as the page writes it (`encode_entry`), sent or not.
const deliver = async (entry) => {
  const response = await fetch(new URL("@API@submissions", self.registration.scope), {
    method: "POST",
    headers: { "content-type": "application/json", ...(entry.digest && { "content-digest": entry.digest }) },
    body: entry.body,
    signal: AbortSignal.timeout(60_000),
  });
  const answer = [200, 201].includes(response.status) ? await response.json() : {};
  if (answer.id !== entry.id || !answer.receipt) throw new Error("not a receipt");
  const sent = { state: "sent", attempts: 0, not_before_ms: 0, at_ms: Date.now(), detail: answer.receipt };
  await outbox("readwrite", (store) => store.put(JSON.stringify({ ...entry, ...sent }), entry.id));
};

const sendWaiting = async () => {
  const texts = await outbox("readonly", (store) => store.getAll());
  const entries = texts.map((text) => JSON.parse(text));
  const isWaiting = ({ format, state }) => format <= 2 && ["waiting", "sending"].includes(state);
  const outcomes = await Promise.allSettled(entries.filter(isWaiting).map(deliver));
  // A rejected sync is tried again by the browser.
  if (outcomes.some(({ status }) => status === "rejected")) throw new Error("something still waits");
};

self.addEventListener("sync", (event) => {
  const work = async () => {
    const pages = await self.clients.matchAll({ type: "window" });
    if (pages.length > 0) return pages.forEach((page) => page.postMessage("drain"));
    await navigator.locks.request("loket-outbox", sendWaiting);
  };
  event.waitUntil(work());
});
