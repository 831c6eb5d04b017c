// Our own records against our own JSON Schema.
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** The problems of the records, as "path: message". */
export function checkRecords(records, schema) {
  const ajv = new Ajv2020({ allErrors: true, strict: true });
  addFormats(ajv);
  if (!ajv.validateSchema(schema)) return messages(ajv.errors);
  const validate = ajv.compile(schema);
  return validate(records) ? [] : messages(validate.errors);
}

/** Errors of ajv, one a line. */
export function messages(errors) {
  return errors.map(({ instancePath, message, params }) => `${instancePath || "/"}: ${message} ${JSON.stringify(params)}`);
}
