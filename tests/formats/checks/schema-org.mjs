// schema.org objects against the vocabulary as schema.org publishes it: every type and property exists, every property
// stands on a type it is made for, and its value is of a type it takes.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Parser } from "n3";

const BASE = "http://schema.org/";
const PATTERNS = {
  Date: /^\d{4}-\d{2}-\d{2}$/,
  DateTime: /^\d{4}-\d{2}-\d{2}(T.+)?$/,
  Duration: /^P(?=.)(\d+[YMWD])*(T(?=.)(\d+[HMS])*)?$/,
  Number: /^\d+(\.\d+)?$/,
  Text: /\S/,
  URL: /^https?:\/\/\S+$/,
};

/** Reads the vocabulary that the package carries. */
export function readVocabulary() {
  const folder = createRequire(import.meta.url).resolve("@vocabulary/schema");
  const text = readFileSync(folder.replace(/index\.js$/, "schema.nq"), "utf8");
  const vocabulary = { types: new Set(), properties: new Set(), above: {}, domain: {}, range: {} };
  const add = (map, { subject, object }) => (map[short(subject)] ??= []).push(short(object));
  for (const quad of new Parser({ format: "N-Quads" }).parse(text)) {
    const predicate = quad.predicate.value;
    if (predicate.endsWith("#type") && quad.object.value.endsWith("#Class")) vocabulary.types.add(short(quad.subject));
    if (predicate.endsWith("#type") && quad.object.value.endsWith("#Property")) vocabulary.properties.add(short(quad.subject));
    if (predicate.endsWith("#subClassOf")) add(vocabulary.above, quad);
    if (predicate === `${BASE}domainIncludes`) add(vocabulary.domain, quad);
    if (predicate === `${BASE}rangeIncludes`) add(vocabulary.range, quad);
  }
  return vocabulary;
}

function short({ value }) {
  return value.startsWith(BASE) ? value.slice(BASE.length) : value;
}

function isA(vocabulary, type, wanted) {
  return type === wanted || (vocabulary.above[type] ?? []).some((above) => isA(vocabulary, above, wanted));
}

/** The problems of an object, as "path: message". */
export function checkObject(object, vocabulary, path = "") {
  const type = object["@type"];
  if (!vocabulary.types.has(type)) return [`${path}: no type ${type}`];
  const problems = [];
  for (const [property, value] of Object.entries(object)) {
    if (property.startsWith("@")) continue;
    const at = `${path}/${property}`;
    const fits = (vocabulary.domain[property] ?? []).some((domain) => isA(vocabulary, type, domain));
    if (!vocabulary.properties.has(property)) problems.push(`${at}: no such property`);
    else if (!fits) problems.push(`${at}: not a property of ${type}`);
    else for (const one of [value].flat()) problems.push(...checkValue(one, property, vocabulary, at));
  }
  return problems;
}

function checkValue(value, property, vocabulary, path) {
  const range = vocabulary.range[property];
  if (typeof value === "object") {
    const fits = range.some((wanted) => isA(vocabulary, value["@type"], wanted));
    const problems = fits ? [] : [`${path}: takes ${range.join(" or ")}, not ${value["@type"]}`];
    return [...problems, ...checkObject(value, vocabulary, path)];
  }
  const fits = range.some((wanted) => PATTERNS[wanted]?.test(String(value)));
  return fits ? [] : [`${path}: ${JSON.stringify(value)} is no ${range.join(" or ")}`];
}

/** What we promise beyond the vocabulary: who provides it, whole rupiah, and that the page is only a guide. */
export function checkPromises(object) {
  const problems = [];
  const page = object.mainEntityOfPage;
  if (object["@context"] !== "https://schema.org") problems.push("@context: another one");
  if (!object.provider?.name) problems.push("provider: none");
  if (object.provider?.url || object.provider?.["@id"]?.startsWith(page["@id"])) problems.push("provider: this site");
  for (const { price, priceCurrency } of object.offers ?? []) {
    if (!Number.isInteger(price) || price < 0 || priceCurrency !== "IDR") problems.push(`offers: ${price} ${priceCurrency}`);
  }
  if (!/Bukan situs resmi/.test(page.isPartOf?.description ?? "")) problems.push("the page does not say that it is a guide");
  return problems.map((problem) => `${object.name}: ${problem}`);
}
