// HSDS services against a schema of just what we write, and against the published schema of `service`.
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { messages } from "./json-schema.mjs";

const text = { type: "string", pattern: "\\S" };
const id = { type: "string", format: "uuid" };
const date = { type: "string", format: "date" };

/** An object of these keys and no others; those that end with `?` may be missing. */
function record(keys) {
  const entries = Object.entries(keys).map(([key, schema]) => [key.replace("?", ""), schema]);
  const required = Object.keys(keys).filter((key) => !key.endsWith("?"));
  return { type: "object", additionalProperties: false, required, properties: Object.fromEntries(entries) };
}

const list = (items) => ({ type: "array", minItems: 1, items });
const location = record({ id, location_type: { const: "physical" }, name: text, description: text });
const taxonomy = record({ id, name: text, description: text });
const term = record({ id, code: text, name: text, description: text, taxonomy: text, taxonomy_detail: taxonomy, language: { const: "id" } });

const SERVICE = record({
  id,
  name: text,
  "alternate_name?": text,
  description: text,
  url: { type: "string", format: "uri" },
  status: { enum: ["active", "defunct"] },
  application_process: text,
  fees_description: text,
  "eligibility_description?": text,
  "assured_date?": date,
  alert: text,
  last_modified: { type: "string", format: "date-time" },
  service_areas: list(record({ id, name: text })),
  "service_at_locations?": list(record({ id, description: text, location })),
  languages: list(record({ id, name: text, code: { const: "id" } })),
  organization: record({ id, name: text, "alternate_name?": text, description: text }),
  "cost_options?": list({
    ...record({ id, "valid_from?": date, option: text, "currency?": { const: "IDR" }, "amount?": { type: "integer", minimum: 0 }, amount_description: text }),
    dependentRequired: { amount: ["currency"], currency: ["amount"] },
  }),
  "required_documents?": list(record({ id, document: text })),
  "attributes?": list(record({ id, link_id: id, link_entity: { const: "service" }, taxonomy_term: term })),
});

function compile(schema) {
  const ajv = new Ajv({ allErrors: true, strict: false });
  addFormats(ajv);
  return ajv.compile(schema);
}

function problemsOf(services, validate) {
  return services.flatMap((service) => (validate(service) ? [] : messages(validate.errors).map((m) => `${service.name}${m}`)));
}

/** Problems against our own schema. */
export function checkTerms(services) {
  return problemsOf(services, compile(SERVICE));
}

/** Problems against the published schema. It allows any key; one that it does not know is a misspelling. */
export function checkPublished(services, schema) {
  const unknown = services.flatMap((service) => unknownKeys(service, schema, service.name));
  return [...problemsOf(services, compile(schema)), ...unknown];
}

function unknownKeys(value, schema, path) {
  if (Array.isArray(value)) return value.flatMap((one) => unknownKeys(one, schema.items ?? {}, path));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const known = schema.properties?.[key];
    return known ? unknownKeys(child, known, `${path}/${key}`) : [`${path}/${key}: unknown`];
  });
}
