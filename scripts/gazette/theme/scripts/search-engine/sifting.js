// What filters and a range of dates leave, and the counts of each facet.

// `from` and `to` are a year, a month or a day.
export async function inRange({ days }, tier, from, to) {
  if (!from && !to) return;
  let id = 0;
  for (const [date, n] of await days()) for (let i = n; i--; id++) {
    if (!date || date < from || to && date.slice(0, to.length) > to) tier[id] = 0;
  }
}

// Leaves what the filters allow. Each facet is counted under the filters of the others.
export async function sift(index, tier, filters, facets) {
  if (!facets[0]) return {};
  const { head, facetNames, columns: every } = index;
  const [names, rows] = await Promise.all([facetNames(), every()]);
  const chosen = (f) => filters[f] || [];
  const counts = facets.map((f) => names[f].map(() => 0));
  const sets = facets.map((f) =>
    new Set(chosen(f).map((key) => names[f].findIndex((row) => row[0] == key))));
  const columns = facets.map((f) => rows[head.facets.indexOf(f)]);
  for (let id = 0; id < head.n; id++) if (tier[id]) {
    const keys = columns.map((rows) => rows[id]);
    const failed = sets.flatMap((set, i) => set.size && !keys[i].some((k) => set.has(k)) ? [i] : []);
    if (failed.length < 2) {
      (failed.length ? failed : [...keys.keys()]).forEach((i) => keys[i].forEach((k) => counts[i][k]++));
    }
    if (failed.length) tier[id] = 0;
  }
  return Object.fromEntries(facets.map((f, i) => [f, names[f]
    .map(([key, label], k) => [key, label, counts[i][k]])
    .filter((row) => row[2] || chosen(f).includes(row[0])).sort((a, b) => b[2] - a[2])]));
}
