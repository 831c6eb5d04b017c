// The catalogue as the other engines get it: one flat record for each service.

/** Words as our search sees them; enough for the catalogue's own text. */
const words = (text) => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];

/** Records of all services, in catalogue order, and the stop words. */
export function docsOf(catalogue) {
  const agencies = new Map(catalogue.agencies.map((agency) => [agency.id, agency]));
  const events = new Map();
  for (const event of catalogue.life_events) {
    for (const id of event.services) {
      events.set(id, [...(events.get(id) ?? []), event.name, ...event.words]);
    }
  }
  const synonyms = catalogue.synonyms.map(([typed, means]) => [typed, means.split(" ")]);
  const docs = catalogue.services.map((service, id) => {
    const agency = agencies.get(service.agency);
    const popularList = service.popular_names ?? [];
    const wordList = service.search_words ?? [];
    const eventList = events.get(service.id) ?? [];
    const said = new Set(words([service.name, ...popularList, ...wordList, ...eventList].join(" ")));
    // What people type for words that this service uses: our search translates the query instead.
    const meant = synonyms.filter(([, means]) => means.every((word) => said.has(word)));
    return {
      id,
      name: service.name,
      popular: popularList.join(" "),
      popularList,
      words: wordList.join(" "),
      wordList,
      synonyms: meant.map(([typed]) => typed).join(" "),
      events: eventList.join(" "),
      eventList,
      product: service.product,
      agency: `${agency.short} ${agency.name}`,
      summary: service.summary,
    };
  });
  return { docs, stopWords: catalogue.stop_words };
}

/** Rows of query, official name, kind that some service answers. */
export function rowsOf(tsv, names) {
  const known = new Set(names);
  const lines = tsv.split(/\r?\n/).filter((line) => line.trim() && !line.startsWith("query\t"));
  const rows = lines.map((line) => line.split("\t"));
  return rows
    .filter(([, name]) => known.has(name))
    .map(([query, name, kind]) => ({ query, name, kind: kind ?? "" }));
}
