// The shortest offline copy there is: everything on install, the copy first.
const NAME = "pembanding";
self.addEventListener("install", (event) =>
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll([/*@FILES@*/]))),
);
self.addEventListener("fetch", (event) =>
  event.respondWith(caches.match(event.request).then((kept) => kept || fetch(event.request))),
);
