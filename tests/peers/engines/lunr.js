import lunr from "lunr";

const fields = { name: 3, popular: 3, words: 2, synonyms: 2, events: 1.5, product: 1, agency: 0.7, summary: 0.5 };
const { TRAILING } = lunr.Query.wildcard;

export const optionSets = {
  // Exact words first, then beginnings, then one slip: what its guide shows for search as you type.
  exact_prefix_slip: { exact: 10, prefix: 3, slip: 1, slips: () => 1 },
  // Beginnings only of the word being typed; slips by length.
  last_word_a_prefix: { exact: 10, prefix: 3, onlyLast: true, slip: 1, slips: (n) => (n > 7 ? 2 : n > 3 ? 1 : 0) },
  // The same with field lengths counting less.
  flat_bm25: { exact: 10, prefix: 3, onlyLast: true, slip: 1, slips: (n) => (n > 7 ? 2 : n > 3 ? 1 : 0), b: 0.3, k1: 0.6 },
};

export function make(docs, stopWords, options) {
  const stop = lunr.generateStopWordFilter(stopWords);
  // A pipeline function without a name is warned about.
  stop.label = "loketStopWords";
  lunr.Pipeline.registeredFunctions[stop.label] = stop;
  const index = lunr(function () {
    // Its stemmer and stop words are English.
    this.pipeline.reset();
    this.searchPipeline.reset();
    this.pipeline.add(stop);
    if (options.b !== undefined) this.b(options.b);
    if (options.k1 !== undefined) this.k1(options.k1);
    for (const [field, boost] of Object.entries(fields)) this.field(field, { boost });
    for (const doc of docs) this.add(doc);
  });
  return (query) => {
    const words = lunr.tokenizer(query).map(String);
    const telling = words.filter((word) => stop(word) !== undefined);
    const terms = telling.length ? telling : words;
    if (terms.length === 0) return [];
    const hits = index.query((q) => {
      terms.forEach((term, position) => {
        q.term(term, { boost: options.exact });
        if (!options.onlyLast || position === terms.length - 1) {
          q.term(term, { boost: options.prefix, wildcard: TRAILING });
        }
        const slips = options.slips(term.length);
        if (slips > 0) q.term(term, { boost: options.slip, editDistance: slips });
      });
    });
    return hits.map((hit) => Number(hit.ref));
  };
}
