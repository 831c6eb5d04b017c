// The static pages as a browser reads them: parse5 follows the HTML standard and reports what the tokenizer minds. That
// every element is closed is checked in Rust: parse5 closes silently, as browsers do.
import { parse } from "parse5";

/** The problems of a page. Its data must be the object that is published beside it, if there is one. */
export function checkPage(name, text, object) {
  const problems = [];
  const document = parse(text, {
    sourceCodeLocationInfo: true,
    onParseError: ({ code, startLine }) => problems.push(`${name}:${startLine}: ${code}`),
  });
  const scripts = all(document, "script");
  const isData = (node) => node.attrs.some(({ name, value }) => name === "type" && value === "application/ld+json");
  if (!scripts.every(isData)) problems.push(`${name}: a script that is not data`);
  const data = scripts.map((node) => node.childNodes[0]?.value);
  if (object && JSON.stringify(object) !== JSON.stringify(JSON.parse(data[0] ?? "null"))) {
    problems.push(`${name}: other data than schema-org`);
  }
  if (all(document, "title")[0]?.childNodes.length !== 1) problems.push(`${name}: no title`);
  return problems;
}

function all(node, name) {
  const below = (node.childNodes ?? []).flatMap((child) => all(child, name));
  return node.nodeName === name ? [node, ...below] : below;
}
