// The CPSV-AP graph: as JSON-LD, against a table of the terms we use, and against the published SHACL shapes.
import jsonld from "jsonld";
import { DataFactory, Parser, Store } from "n3";
import SHACLValidator from "rdf-validate-shacl";
import { CLASSES, PREFIXES } from "./cpsv-ap-terms.mjs";

const TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const SH = "http://www.w3.org/ns/shacl#";

/** The triples of a JSON-LD document that carries its own context. */
export async function triples(document) {
  const documentLoader = async (url) => {
    throw new Error(`the context must not be fetched: ${url}`);
  };
  const nquads = await jsonld.toRDF(document, { format: "application/n-quads", documentLoader, safe: true });
  return new Store(new Parser({ format: "N-Quads" }).parse(nquads));
}

const full = (name) => {
  const [prefix, local] = name.split(":");
  return PREFIXES[prefix] + local;
};

const CLASS_OF = new Map(Object.keys(CLASSES).map((name) => [full(name), name]));

/** Problems against the table: unknown classes and properties, missing and too many values, wrong kinds of value. */
export function checkTerms(store) {
  const problems = [];
  for (const subject of new Set([...store].map((quad) => quad.subject.value))) {
    const of = (predicate) => store.getObjects(DataFactory.namedNode(subject), DataFactory.namedNode(predicate), null);
    const classes = of(TYPE).map((type) => CLASS_OF.get(type.value) ?? `unknown ${type.value}`);
    const allowed = new Map();
    for (const name of classes) {
      if (!CLASSES[name]) problems.push(`${subject}: class ${name}`);
      for (const [property, rule] of Object.entries(CLASSES[name] ?? {})) allowed.set(full(property), rule);
    }
    if (classes.length === 0) problems.push(`${subject}: no class`);
    for (const { predicate } of store.getQuads(DataFactory.namedNode(subject), null, null, null)) {
      if (predicate.value !== TYPE && !allowed.has(predicate.value)) problems.push(`${subject}: unknown ${predicate.value}`);
    }
    for (const [property, [min, max, kind]] of allowed) {
      const values = of(property);
      if (values.length < min || values.length > max) problems.push(`${subject}: ${values.length} × ${property}`);
      const wrong = values.filter((value) => !isOf(value, kind, store));
      problems.push(...wrong.map((value) => `${subject}: ${property} is no ${kind}: ${value.value}`));
    }
  }
  return problems;
}

function isOf(value, kind, store) {
  if (kind === "text") return value.language === "id" && /\S/.test(value.value);
  if (kind === "name") return value.termType === "Literal" && /\S/.test(value.value);
  if (kind === "address") return value.termType === "NamedNode";
  if (kind.startsWith("xsd:")) return value.datatype?.value === full(kind);
  return store.has(DataFactory.quad(value, DataFactory.namedNode(TYPE), DataFactory.namedNode(full(kind))));
}

/** Problems against the published shapes, and the classes of which they know nothing. */
export async function checkShapes(store, text) {
  const shapes = new Store(new Parser().parse(text));
  const report = await new SHACLValidator(shapes).validate(store);
  const problems = report.results.map((result) => {
    const message = result.message.map(({ value }) => value).join(", ");
    return `${result.focusNode?.value}: ${result.path?.value}: ${message}`;
  });
  // A shape is silent about what is of no class it knows: a misspelt class must not pass for a good one.
  const targets = new Set(shapes.getObjects(null, DataFactory.namedNode(`${SH}targetClass`), null).map(({ value }) => value));
  const classes = new Set(store.getObjects(null, DataFactory.namedNode(TYPE), null).map(({ value }) => value));
  return [...problems, ...[...classes].filter((name) => !targets.has(name)).map((name) => `no shape for ${name}`)];
}
