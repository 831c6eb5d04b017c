// From the figures of all runs to tables.

export const middle = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};

const seconds = (ms) => (ms / 1_000).toFixed(2);
const kilobytes = (bytes) => (bytes / 1_000).toFixed(1);
const whole = (number) => String(Math.round(number));

const FIGURES = [
  ["first text, s", "text", seconds],
  ["largest paint, s", "largest", seconds],
  ["search field, s", "field", seconds],
  ["search usable, s", "usable", seconds],
  ["kept for offline, s", "kept", seconds],
  ["new version kept, s", "update", seconds],
  ["tasks over 50 ms after load", "tasks_after_load", whole],
  ["longest task after load, ms", "longest_after_load", whole],
  ["tasks over 50 ms in use", "tasks_in_use", whole],
  ["longest task in use, ms", "longest_in_use", whole],
  ["JS heap, KB", "heap", kilobytes],
  ["WebAssembly memory, KB", "wasm_memory", kilobytes],
  ["received until usable, KB", "bytesUsable", kilobytes],
  ["received in all, KB", "bytes", kilobytes],
];
const COLUMNS = [
  ["app", "first"], ["app", "repeat"], ["app", "offline"], ["app", "update"],
  ["peer", "first"], ["peer", "repeat"], ["peer", "offline"],
];

function cell(runs, scenario, key, form) {
  const numbers = runs.map((run) => run[scenario]?.[key]).filter((number) => number !== undefined);
  if (numbers.length === 0) return "–";
  const [least, most] = [form(Math.min(...numbers)), form(Math.max(...numbers))];
  return least === most ? least : `${form(middle(numbers))} (${least}–${most})`;
}

/**
 * What the link alone costs a first visit, in milliseconds: round trips × time there and back + bytes ÷ rate.
 * Text: one to connect, one for the page, one for its styles. Search: the same three, since everything else is
 * named in the page too. Kept: one more for the worker's own file; the rest is in the browser's cache.
 */
export function limits(runs, { rate, rtt }) {
  const cost = (trips, bytes) => trips * rtt + (bytes * 8_000) / rate;
  const first = runs.map(({ first }) => first);
  const text = ({ sizes }) => {
    const isText = (address) => address.endsWith("/") || address.endsWith(".css");
    return Object.entries(sizes).reduce((sum, [address, bytes]) => sum + (isText(address) ? bytes : 0), 0);
  };
  const limit = {
    text: cost(3, middle(first.map(text))),
    usable: cost(3, middle(first.map(({ bytesUsable }) => bytesUsable))),
    kept: cost(4, middle(first.map(({ bytes }) => bytes))),
  };
  if (runs[0].update) limit.update = cost(3, middle(runs.map(({ changed }) => changed)));
  return limit;
}

export function table(results, limit) {
  const rows = [
    ["", "limit, app", ...COLUMNS.map((names) => names.join(", ")), "limit, peer"],
    COLUMNS.concat([0, 0, 0]).map(() => "---"),
  ];
  for (const [title, key, form] of FIGURES) {
    const limited = (page) => (limit[page][key] === undefined ? "" : form(limit[page][key]));
    const cells = COLUMNS.map(([page, scenario]) => cell(results[page], scenario, key, form));
    rows.push([title, limited("app"), ...cells, limited("peer")]);
  }
  return rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** The aims of the app on the link of a village. */
export function aims(runs, limit) {
  const of = (scenario, key) => middle(runs.map((run) => run[scenario][key]));
  const longest = Math.max(...["first", "repeat", "offline"].map((scenario) => of(scenario, "longest_after_load")));
  const lines = [
    ["first text at most 1.5 times the limit", of("first", "text") / limit.text, 1.5, "times"],
    ["search usable at most 8 s, first visit", of("first", "usable") / 1_000, 8, "s"],
    ["search usable at most 1.5 s, offline", of("offline", "usable") / 1_000, 1.5, "s"],
    ["no task over 200 ms after load", longest, 200, "ms"],
  ];
  return lines
    .map(([aim, is, most, unit]) => `- ${is <= most ? "met" : "NOT met"}: ${aim} (${is.toFixed(2)} ${unit})`)
    .join("\n");
}
