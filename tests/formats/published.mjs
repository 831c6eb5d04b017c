// The published schemas, where somebody has put them: see schemas/README.md.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";

const folder = new URL("schemas/", import.meta.url);
const sums = JSON.parse(readFileSync(new URL("sources.json", folder), "utf8"));

/** The text of a published schema, or null when it is not here. Another version is an error. */
export function published(name) {
  const file = new URL(name, folder);
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  const sum = createHash("sha256").update(bytes).digest("hex");
  if (sum !== sums[name]) throw new Error(`${name} is not the version of schemas/sources.json`);
  return bytes.toString("utf8");
}
