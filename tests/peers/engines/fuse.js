import Fuse from "fuse.js";

const keys = [
  { name: "name", weight: 3 },
  { name: "popularList", weight: 3 },
  { name: "wordList", weight: 2 },
  { name: "synonyms", weight: 2 },
  { name: "eventList", weight: 1.5 },
  { name: "product", weight: 1 },
  { name: "agency", weight: 0.7 },
  { name: "summary", weight: 0.5 },
];

export const optionSets = {
  // The whole query as one pattern, anywhere in a text.
  anywhere: { keys, ignoreLocation: true, threshold: 0.4 },
  strict_anywhere: { keys, ignoreLocation: true, threshold: 0.25, ignoreFieldNorm: true },
  // Word by word with rarity, new in 7.
  token_search: { keys, useTokenSearch: true, ignoreLocation: true, threshold: 0.25 },
};

export function make(docs, stopWords, options) {
  const stop = new Set(stopWords);
  const index = new Fuse(docs, options);
  return (query) => {
    const words = query.toLowerCase().split(/\s+/);
    const telling = words.filter((word) => !stop.has(word)).join(" ");
    return index.search(telling || query, { limit: 60 }).map((hit) => hit.item.id);
  };
}
