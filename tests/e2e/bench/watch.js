// Runs in the page before anything of its own: notes when what stands, types as soon as it can.
"use strict";
(() => {
  const QUERY = "ktp";
  const MORE = ["perpanjang sim", "akta klahiran"];
  const times = {};
  const waiting = {};
  const tasks = [];
  const note = (name) => {
    if (name in times) return;
    times[name] = performance.now();
    waiting[name]?.();
  };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === "first-contentful-paint") times.text = entry.startTime;
  }).observe({ type: "paint", buffered: true });
  const largest = (entries) => {
    for (const entry of entries) if (!("interacted" in times)) times.largest = entry.startTime;
  };
  const paints = new PerformanceObserver((list) => largest(list.getEntries()));
  paints.observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) tasks.push([entry.startTime, entry.duration]);
  }).observe({ type: "longtask", buffered: true });
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const made = await original.apply(WebAssembly, args);
      window.visitMemory = (made.instance ?? made).exports.memory;
      return made;
    };
  }
  const type = (input, text) => {
    input.value = text;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  const look = () => {
    const input = document.querySelector("#q");
    if (input && !("field" in times)) {
      note("field");
      queueMicrotask(() => type(input, QUERY));
    }
    const first = document.querySelector(".cards a");
    if (input && !("usable" in times) && input.value === QUERY && /ktp/i.test(first?.textContent ?? "")) {
      // Usable once it is drawn.
      requestAnimationFrame(() => setTimeout(() => note("usable"), 0));
    }
    const said = document.body?.textContent ?? "";
    if (said.includes("kini tersimpan di HP Anda")) note("kept");
    if (said.includes("Versi baru sudah ada di HP Anda")) note("update");
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
  window.visit = {
    times,
    until: (name) => (name in times ? true : new Promise((done) => (waiting[name] = () => done(true)))),
    /** Goes on typing, letter by letter, and opens what is found. */
    async use() {
      // A frame more, so that what was just drawn is known.
      await frame();
      largest(paints.takeRecords());
      note("interacted");
      for (const query of MORE) {
        for (let n = 1; n <= query.length; n += 1) {
          type(document.querySelector("#q"), query.slice(0, n));
          await frame();
        }
      }
      document.querySelector(".cards a").click();
      while (![...document.querySelectorAll("h2")].some((h2) => h2.textContent.includes("Persyaratan"))) await frame();
      // What is slow is told after it ended.
      await frame();
      await frame();
    },
    read() {
      const longest = (tasks) => Math.round(Math.max(0, ...tasks.map(([, duration]) => duration)));
      const { loadEventEnd } = performance.getEntriesByType("navigation")[0];
      const [loaded, used] = [loadEventEnd, times.usable].map((from) => tasks.filter(([start]) => start >= from));
      return {
        ...times,
        load: loadEventEnd,
        tasks_after_load: loaded.length,
        longest_after_load: longest(loaded),
        tasks_in_use: used.length,
        longest_in_use: longest(used),
        wasm_memory: window.visitMemory?.buffer.byteLength ?? 0,
      };
    },
  };
})();
