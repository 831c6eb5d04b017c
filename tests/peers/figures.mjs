// Samples and answers → figures.

/** The value that a share of the samples does not exceed. */
export function quantile(samples, share) {
  const sorted = Float64Array.from(samples).sort();
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
}

/** How far down a small screen shows the meanings of an ambiguous query, as in xtask/src/evaluate.rs. */
const IN_VIEW = 5;

/** Shares of queries whose service is first, among three, and the mean of 1/rank. */
export function quality(rows, answers, names) {
  const ranks = rows.map(({ name }, row) => {
    const at = answers[row].findIndex((service) => names[service] === name);
    return at < 0 ? Infinity : at + 1;
  });
  const count = new Map();
  for (const { query } of rows) count.set(query, (count.get(query) ?? 0) + 1);
  const shown = ranks.filter((rank, row) => {
    const isAmbiguous = rows[row].kind === "ambiguous" || count.get(rows[row].query) > 1;
    return rank === 1 || (isAmbiguous && rank <= IN_VIEW);
  });
  const share = (hits) => hits / Math.max(1, rows.length);
  return {
    first: share(ranks.filter((rank) => rank === 1).length),
    shown: share(shown.length),
    three: share(ranks.filter((rank) => rank <= 3).length),
    mrr: share(ranks.reduce((sum, rank) => sum + 1 / rank, 0)),
    n: rows.length,
  };
}

/** The same items in an order that looks like none and is the same every time. */
export function shuffled(items) {
  const order = [...items];
  let state = 1;
  for (let n = order.length - 1; n > 0; n -= 1) {
    state = (state * 48271) % 2147483647;
    const other = state % (n + 1);
    [order[n], order[other]] = [order[other], order[n]];
  }
  return order;
}

const milliseconds = (ms) => ms.toFixed(ms < 1 ? 3 : ms < 10 ? 2 : ms < 100 ? 1 : 0);
const times = (ratio) => `${ratio.toFixed(ratio < 1 ? 2 : ratio < 10 ? 1 : 0)}x`;

/** A table in Markdown of one catalogue at one speed; behind each figure its ratio to ours. */
export function timesTable(results) {
  const lines = [
    "| engine | index ms | median ms | mean ms | p95 ms | max ms | keystrokes |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
  ];
  // Without ours in the run the ratios are to the first engine.
  const ours = results.ours ?? Object.values(results)[0];
  for (const [engine, figures] of Object.entries(results)) {
    const cell = (key) => `${milliseconds(figures[key])} (${times(figures[key] / ours[key])})`;
    lines.push(
      `| ${engine} | ${cell("build")} | ${cell("median")} | ${cell("mean")} | ${cell("p95")} | ${milliseconds(figures.max)} | ${figures.n} |`,
    );
  }
  return lines.join("\n");
}

/** A table in Markdown of how well the queries were answered. */
export function qualityTable(results) {
  const lines = ["| engine | options | success@1 | with meanings | success@3 | MRR |", "| --- | --- | ---: | ---: | ---: | ---: |"];
  for (const { engine, set, first, shown, three, mrr } of results) {
    lines.push(`| ${engine} | ${set} | ${first.toFixed(3)} | ${shown.toFixed(3)} | ${three.toFixed(3)} | ${mrr.toFixed(3)} |`);
  }
  return lines.join("\n");
}
