// Every check passes for the real outputs and fails for each of these broken ones: a check that cannot fail is none.
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { checks, read } from "./validate.mjs";

const outputs = read(process.env.LOKET_FORMATS ?? fileURLToPath(new URL("../../target/formats", import.meta.url)));

/** What is checked → problems, for changed outputs. */
async function problems(change) {
  const copy = structuredClone(outputs);
  change(copy);
  const found = {};
  for await (const [what, , list] of checks(copy)) found[what] = list;
  return found;
}

const node = (copy, type) => copy.cpsv["@graph"].find((one) => one["@type"] === type);
const offer = (copy) => copy.objects.find((object) => object.offers).offers[0];
const cost = (copy) => copy.hsds.find((service) => service.cost_options).cost_options[0];

const RECORDS = "records: our JSON Schema, draft 2020-12 (ajv)";
const SCHEMA_ORG = "schema.org: the published vocabulary";
const PAGES = "pages: the HTML standard (parse5), the same JSON-LD";
const CPSV_TERMS = "CPSV-AP: JSON-LD to triples, our terms";
const CPSV_SHAPES = "CPSV-AP: the published SHACL shapes, 3.2.0";
const HSDS_TERMS = "HSDS: our terms";
const HSDS_PUBLISHED = "HSDS: the published schema, 3.0";

// What is broken, how, and which checks must see it. One whose published schema is not here sees nothing.
const BROKEN = [
  ["a record without a name", (copy) => delete copy.records.services[0].name, [RECORDS]],
  ["a record with an unknown key", (copy) => (copy.records.services[0].colour = "red"), [RECORDS]],
  ["a record of an unknown grade", (copy) => (copy.records.services[0].grade = "best"), [RECORDS]],
  ["a record with a date that is none", (copy) => (copy.records.services[0].check.due = "2027-13-01"), [RECORDS]],
  ["a page with an attribute twice", (copy) => (copy.pages[0][1] = copy.pages[0][1].replace("<h1 ", "<h1 class='x' ")), [PAGES]],
  ["a page with another object", (copy) => ([copy.pages[0], copy.pages[1]] = [copy.pages[1], copy.pages[0]]), [PAGES]],
  ["a script that runs", (copy) => (copy.pages.at(-1)[1] += "<script>alert(1)</script>"), [PAGES]],
  ["an unknown type", (copy) => (copy.objects[0]["@type"] = "CivicService"), [SCHEMA_ORG, PAGES]],
  ["a property of another type", (copy) => (copy.objects[0].dateModified = "2026-11-24"), [SCHEMA_ORG, PAGES]],
  ["a property that does not exist", (copy) => (copy.objects[0].availableChannel[0].servicePhysicalLocation = "x"), [SCHEMA_ORG, PAGES]],
  ["a price in words", (copy) => (offer(copy).price = "gratis"), [SCHEMA_ORG, PAGES]],
  ["a value of a wrong type", (copy) => (copy.objects[0].provider = { "@type": "Place", name: "x" }), [SCHEMA_ORG, PAGES]],
  ["a claim to be the provider", (copy) => (copy.objects[0].provider.url = "https://example.org/"), [SCHEMA_ORG, PAGES]],
  ["a service without authority", (copy) => delete node(copy, "cpsv:PublicService")["cv:hasCompetentAuthority"], [CPSV_TERMS, CPSV_SHAPES]],
  ["a service with two identifiers", (copy) => (node(copy, "cpsv:PublicService")["dct:identifier"] = ["a", "b"]), [CPSV_TERMS, CPSV_SHAPES]],
  ["a title in no language", (copy) => (copy.cpsv["@context"]["dct:title"] = {}), [CPSV_TERMS, CPSV_SHAPES]],
  ["a cost that is no number", (copy) => (copy.cpsv["@context"]["cv:hasValue"] = {}), [CPSV_TERMS, CPSV_SHAPES]],
  ["a class that does not exist", (copy) => (node(copy, "cv:Output")["@type"] = "cpsv:Output"), [CPSV_TERMS, CPSV_SHAPES]],
  ["a channel that is not there", (copy) => (node(copy, "cpsv:PublicService")["cv:hasChannel"] = ["nowhere"]), [CPSV_TERMS, CPSV_SHAPES]],
  ["an unknown property", (copy) => (node(copy, "cpsv:Rule")["dct:titel"] = "x"), [CPSV_TERMS]],
  ["an id that is no UUID", (copy) => (copy.hsds[0].id = "kia"), [HSDS_TERMS, HSDS_PUBLISHED]],
  ["a service without status", (copy) => delete copy.hsds[0].status, [HSDS_TERMS, HSDS_PUBLISHED]],
  ["an amount in words", (copy) => (cost(copy).amount = "gratis"), [HSDS_TERMS, HSDS_PUBLISHED]],
  ["an organization without description", (copy) => delete copy.hsds[0].organization.description, [HSDS_TERMS, HSDS_PUBLISHED]],
  ["a misspelt key", (copy) => (copy.hsds[0].last_modifed = copy.hsds[0].last_modified), [HSDS_TERMS, HSDS_PUBLISHED]],
  ["a day instead of a time", (copy) => (copy.hsds[0].last_modified = "2026-11-24"), [HSDS_TERMS, HSDS_PUBLISHED]],
];

test("the real outputs fit", async () => {
  for (const [what, list] of Object.entries(await problems(() => {}))) assert.deepEqual(list ?? [], [], what);
});

for (const [what, change, expected] of BROKEN) {
  test(`seen: ${what}`, async () => {
    for (const [check, list] of Object.entries(await problems(change))) {
      if (list === null) continue;
      if (expected.includes(check)) assert.notEqual(list.length, 0, `${check} saw nothing`);
      else assert.deepEqual(list, [], check);
    }
  });
}
