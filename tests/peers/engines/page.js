// Runs in the page: one engine, its times and its answers. `engine` is filled in by the bundler.
import * as engine from "engine";

let docs = [];
let stopWords = [];
let search;
// What is added up here keeps the browser from leaving a search out.
let sink = 0;

window.bench = {
  optionSets: Object.keys(engine.optionSets),

  async prepare(urls) {
    const prepared = await engine.prepare?.(urls);
    if (!engine.prepare) ({ docs, stopWords } = await (await fetch(urls.docs)).json());
    return prepared ?? {};
  },

  /** Milliseconds to build the index, once. */
  build(set) {
    const begun = performance.now();
    search = engine.make(docs, stopWords, engine.optionSets[set]);
    return performance.now() - begun;
  },

  /** The first 60 answers to each query. */
  answers(queries) {
    return queries.map((query) => Array.from(search(query)).slice(0, 60));
  },

  /** Types queries letter by letter until the time is up; milliseconds of each keystroke. */
  type(queries, budget) {
    const times = [];
    const end = performance.now() + budget;
    for (const query of queries) {
      const letters = [...query];
      for (let n = 1; n <= letters.length; n += 1) {
        const typed = letters.slice(0, n).join("");
        const begun = performance.now();
        sink += search(typed).length;
        times.push(performance.now() - begun);
        // Queries are typed to their end, unless one alone takes as long as all should.
        if (performance.now() > end + budget) return { times, sink };
      }
      if (performance.now() > end) break;
    }
    return { times, sink };
  },
};
