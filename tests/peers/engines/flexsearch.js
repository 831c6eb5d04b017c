import { Charset, Document, Encoder, Index } from "flexsearch";

const weights = { name: 3, popular: 3, words: 2, synonyms: 2, events: 1.5, product: 1, agency: 0.7, summary: 0.5 };

export const optionSets = {
  // One index for each field, results joined by weight and place.
  fields_forward: { charset: "LatinBalance", fields: true },
  // The same, forgiving spellings that sound alike: it has no edit distance.
  fields_alike: { charset: "LatinExtra", fields: true },
  // One index over all text, important text first, since place in the text is its score.
  one_text: { charset: "LatinBalance", fields: false },
};

export function make(docs, stopWords, options) {
  const encoder = () => new Encoder(Charset[options.charset], { filter: new Set(stopWords) });
  return options.fields ? byField(docs, encoder()) : asOne(docs, encoder());
}

function byField(docs, encoder) {
  const names = Object.keys(weights);
  const index = new Document({
    document: { id: "id", index: names.map((field) => ({ field, tokenize: "forward", encoder, resolution: 9 })) },
  });
  for (const doc of docs) index.add(doc);
  return (query) => {
    const score = new Map();
    for (const { field, result } of index.search(query, { suggest: true, limit: 60 })) {
      result.forEach((id, place) => score.set(id, (score.get(id) ?? 0) + weights[field] / (place + 3)));
    }
    return [...score].sort((a, b) => b[1] - a[1]).map(([id]) => id);
  };
}

function asOne(docs, encoder) {
  const index = new Index({ tokenize: "forward", encoder, resolution: 20 });
  for (const doc of docs) {
    index.add(doc.id, Object.keys(weights).map((field) => doc[field]).join(" "));
  }
  return (query) => index.search(query, { suggest: true, limit: 60 });
}
