// What one would write by hand: no framework, one library for the search, strings of HTML.
import MiniSearch from "minisearch";
import { docsOf } from "../docs.mjs";
import { optionSets } from "../engines/minisearch.js";

const main = document.querySelector("main");
const escape = (text) => String(text ?? "").replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const list = (title, items) =>
  items.length === 0 ? "" : `<h2>${title}</h2><ul>${items.map((item) => `<li>${item}</li>`).join("")}</ul>`;
const doubt = (item) => (item.unconfirmed ? ` <em>${escape(item.unconfirmed)}</em>` : "");

const response = await fetch(document.querySelector('link[rel="preload"]').href);
const catalogue = await response.json();
const byId = (records) => new Map(records.map((record) => [record.id, record]));
const [agencies, places, documents] = [catalogue.agencies, catalogue.places, catalogue.documents].map(byId);
const services = byId(catalogue.services);

const { docs, stopWords } = docsOf(catalogue);
const stop = new Set(stopWords);
const index = new MiniSearch({
  fields: ["name", "popular", "words", "synonyms", "events", "product", "agency", "summary"],
  searchOptions: optionSets.flat_bm25,
  processTerm: (term) => (stop.has(term.toLowerCase()) ? null : term.toLowerCase()),
});
index.addAll(docs);

const card = (service) =>
  `<li><a href="#${service.id}">${escape(service.popular_names?.[0] ?? service.name)}</a><br>${escape(service.name)}<br>
  ${escape(agencies.get(service.agency).short)}. ${escape(service.summary)}</li>`;

function home() {
  main.innerHTML = `<h1>Mau urus apa?</h1><label for="q">Tulis dengan kata Anda sendiri</label>
    <input id="q" type="search" autocomplete="off"><div id="found"></div>`;
  const found = document.querySelector("#found");
  const events = list("Peristiwa", catalogue.life_events.map((event) => escape(event.name)));
  found.innerHTML = events;
  document.querySelector("#q").addEventListener("input", ({ target }) => {
    const hits = target.value.trim() ? index.search(target.value) : [];
    const shown = hits.slice(0, 10).map((hit) => card(catalogue.services[hit.id]));
    found.innerHTML = target.value.trim() ? `<p>${hits.length} layanan</p><ul class="cards">${shown.join("")}</ul>` : events;
  });
}

function requirement(one) {
  const names = one.documents?.map((id) => escape(documents.get(id)?.name ?? id)).join(" atau ") ?? escape(one.text);
  const counts = [one.original && `${one.original} asli`, one.copies && `${one.copies} fotokopi`].filter(Boolean);
  const notes = [one.form, one.note].filter(Boolean).map(escape);
  return `<label><input type="checkbox"> ${names}</label> ${counts.join(", ")} ${notes.join(". ")}${doubt(one)}`;
}

function page(service) {
  const questions = (service.questions ?? []).map(
    (question) => `${escape(question.text)} ${question.answers.map((answer) => escape(answer.when)).join(" / ")}`,
  );
  const fees = (service.fees ?? []).map((fee) => `${escape(fee.label)}: ${escape(fee.amount)} ${escape(fee.basis)}${doubt(fee)}`);
  const at = (service.places ?? []).map((place) => `${escape(places.get(place.at)?.name)} ${escape(place.note)}`);
  const steps = (service.steps ?? []).map((step) => escape(step.text) + doubt(step));
  main.innerHTML = `<h1>${escape(service.name)}</h1><p>${escape(service.summary)}</p>${list("Pertanyaan", questions)}
    ${list("Persyaratan", (service.requirements ?? []).map(requirement))}${list("Langkah", steps)}${list("Tempat", at)}
    ${list("Biaya", fees)}${list("Dasar hukum", (service.legal_basis ?? []).map(escape))}`;
}

const show = () => {
  const service = services.get(location.hash.slice(1));
  if (service) page(service);
  else home();
};
addEventListener("hashchange", show);
show();

const isFirst = !navigator.serviceWorker.controller;
await navigator.serviceWorker.register("worker.js");
await navigator.serviceWorker.ready;
if (isFirst) main.insertAdjacentHTML("beforebegin", "<p role='status'>Panduan ini kini tersimpan di HP Anda.</p>");
