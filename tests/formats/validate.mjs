// node validate.mjs FOLDER: every published output against what others say about its format. The folder is the one that
// `cargo test -p catalogue-publish` writes: target/formats.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as cpsvAp from "./checks/cpsv-ap.mjs";
import * as hsds from "./checks/hsds.mjs";
import { checkPage } from "./checks/html.mjs";
import { checkRecords } from "./checks/json-schema.mjs";
import { checkObject, checkPromises, readVocabulary } from "./checks/schema-org.mjs";
import { published } from "./published.mjs";

/** Reads the outputs of a folder. */
export function read(folder) {
  const json = (name) => JSON.parse(readFileSync(join(folder, name), "utf8"));
  const names = readdirSync(join(folder, "schema-org")).map((name) => name.replace(".json", ""));
  const page = (name) => [name, readFileSync(join(folder, name), "utf8")];
  return {
    cpsv: json("cpsv-ap.jsonld"),
    hsds: json("hsds.json").contents,
    objects: names.map((name) => json(join("schema-org", `${name}.json`))),
    pages: [...names.map((name) => page(join("lembar", `${name}.html`))), page("daftar.html")],
    records: json("catalogue.records.json"),
    schema: json("catalogue.schema.json"),
  };
}

/** Every check as [what, how many things, problems]; problems are null where the published schema is not here. */
export async function* checks(outputs) {
  const { cpsv, hsds: services, objects, pages, records, schema } = outputs;
  yield ["records: our JSON Schema, draft 2020-12 (ajv)", records.services.length, checkRecords(records, schema)];
  const vocabulary = readVocabulary();
  const problems = objects.flatMap((object) => [...checkObject(object, vocabulary, object.name), ...checkPromises(object)]);
  yield ["schema.org: the published vocabulary", objects.length, problems];
  const pageProblems = pages.flatMap(([name, text], n) => checkPage(name, text, objects[n]));
  yield ["pages: the HTML standard (parse5), the same JSON-LD", pages.length, pageProblems];
  const store = await cpsvAp.triples(cpsv);
  yield ["CPSV-AP: JSON-LD to triples, our terms", store.size, cpsvAp.checkTerms(store)];
  const shapes = published("cpsv-ap-3.2.0-SHACL.ttl");
  yield ["CPSV-AP: the published SHACL shapes, 3.2.0", store.size, shapes && (await cpsvAp.checkShapes(store, shapes))];
  yield ["HSDS: our terms", services.length, hsds.checkTerms(services)];
  const service = published("hsds-3.0-service.json");
  yield ["HSDS: the published schema, 3.0", services.length, service && hsds.checkPublished(services, JSON.parse(service))];
}

async function main(folder) {
  const totals = { passed: 0, failed: 0, skipped: 0 };
  for await (const [what, n, problems] of checks(read(folder))) {
    const state = problems === null ? "skipped" : problems.length === 0 ? "passed" : "failed";
    totals[state] += 1;
    const result = problems ? `${n} checked, ${problems.length} problems` : "not checked, see schemas/README.md";
    console.log(`${state.padEnd(8)}${what}: ${result}`);
    for (const problem of (problems ?? []).slice(0, 20)) console.log(`        ${problem}`);
  }
  console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
  process.exitCode = totals.failed > 0 ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await main(process.argv[2] ?? "../../target/formats");
}
