// Where the words of a question stand in texts, and the excerpt around them.
import { lattice, reach } from "./texts.js";
import { parse } from "./question.js";

// Matches: the whole run if it occurs, else pairs, else words.
export function marksOf(lattices, { parts }) {
  const ranges = lattices.map(() => []);
  const seek = (units) => {
    let any = false;
    lattices.forEach((l, n) => l.found.forEach((token, at) => {
      const end = reach(l, at, units);
      if (end) any = ranges[n].push([token.start, l.found[end - 1].end]);
    }));
    return any;
  };
  for (const { ways, quoted } of parts) {
    if (ways.map(seek).some(Boolean) || quoted) continue;
    for (const way of ways) {
      const seen = new Set();
      for (let i = 0; i + 1 < way.length; i++) if (seek(way.slice(i, i + 2))) seen.add(i).add(i + 1);
      way.forEach((unit, i) => seen.has(i) || seek([unit]));
    }
  }
  return ranges.map((found) => found.sort((a, b) => a[0] - b[0])
    .reduce((out, r) => {
      const last = out.at(-1);
      if (last && r[0] < last[1]) last[1] = Math.max(last[1], r[1]);
      else out.push(r);
      return out;
    }, []));
}

export function find(texts, query, typing) {
  const asked = parse(query, typing), lattices = texts.map(lattice);
  for (const { ways } of asked.parts) for (const unit of ways.flat()) {
    unit.loose = !lattices.some((l) => l.found.some((t) => t.key == unit.key && t.marks == unit.marks));
  }
  return marksOf(lattices, asked);
}

function excerpt([point, pointName, text], ranges) {
  const [first, last] = ranges[0] || [0, 0];
  const start = first < 80 ? 0 : text.lastIndexOf(" ", first - 50) + 1;
  const end = Math.max(start + 240, last) + text.slice(start + 240).search(/\s|$/);
  const before = start ? "\u2026 " : "";
  return {
    point, pointName,
    text: before + text.slice(start, end) + (end < text.length ? " \u2026" : ""),
    marks: ranges.filter((r) => r[1] <= end).map((r) => r.map((at) => at - start + before.length)),
  };
}

// The one or two blocks that hold most of what is asked; the first if none does.
export function excerptsOf({ blocks, lines }, asked) {
  if (!asked) return [];
  const found = marksOf(lines(), asked).slice(-blocks.length);
  const size = (i) => found[i].reduce((n, [a, b]) => n + b - a, 0);
  return [...blocks.keys()].sort((a, b) => size(b) - size(a))
    .filter((i, n) => n < (size(i) ? 2 : 1)).sort((a, b) => a - b)
    .map((i) => excerpt(blocks[i], found[i]));
}
