import MiniSearch from "minisearch";

const fields = ["name", "popular", "words", "synonyms", "events", "product", "agency", "summary"];
const boost = { name: 3, popular: 3, words: 2, synonyms: 2, events: 1.5, product: 1, agency: 0.7, summary: 0.5 };

export const optionSets = {
  // What the documentation suggests for search as you type.
  every_word_a_prefix: { prefix: true, fuzzy: 0.2, boost },
  // Only the word being typed is unfinished, short words are no typos, exact words count much more.
  last_word_a_prefix: {
    prefix: (_, position, terms) => position === terms.length - 1,
    fuzzy: (term) => (term.length > 3 ? 0.2 : false),
    weights: { fuzzy: 0.3, prefix: 0.5 },
    boost,
  },
  // The same with short fields and repeated words counting less: names are short, lists of words long.
  flat_bm25: {
    prefix: (_, position, terms) => position === terms.length - 1,
    fuzzy: (term) => (term.length > 3 ? 0.2 : false),
    weights: { fuzzy: 0.3, prefix: 0.5 },
    bm25: { k: 0.6, b: 0.3, d: 0.2 },
    boost,
  },
};

export function make(docs, stopWords, searchOptions) {
  const stop = new Set(stopWords);
  const index = new MiniSearch({
    fields,
    searchOptions,
    processTerm: (term) => {
      const small = term.toLowerCase();
      return stop.has(small) ? null : small;
    },
  });
  index.addAll(docs);
  return (query) => index.search(query).map((hit) => hit.id);
}
