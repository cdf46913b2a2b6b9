// A text as a lattice: its words, and the concepts, numbers and dates that begin at each.
import { each, fits, joined, named, remembered, tokens } from "./words.js";
import { dateKey, datesIn } from "./dates.js";

let forms = new Map(); // of concepts, by the key of their first word

export const learnForms = (given) => { forms = new Map(Object.entries(given)); };

// The document numbers in a text that some of its tokens stand in: those tokens and the key of each.
export const numbersIn = (found, text, way = "number") => Array.from(each(text, way), ({ index, 0: word }) =>
  ({ inside: found.filter((t) => t.start >= index && t.end <= index + word.length), key: joined(word) }))
  .filter(({ inside }) => inside[0]);

// The form of a concept that begins at a token; a query may type it without marks.
export const formAt = (found, at, isPrinted) => (forms.get(found[at].key) || []).find((form) =>
  form[1].every(([key, marks], i) => {
    const t = found[at + i];
    return t && t.key == key && (t.marks == marks || !isPrinted && !t.marks);
  }) && (!isPrinted || !form[2] || isPrinted(form[2])));

// Whether the token is a short form as printed, and no part of a number.
const isPrinted = (text, token) => (printed) => token.word.normalize("NFC") == printed &&
  !/[-/\u2013]\s*\0|\0\s*[-/\u2013]/.test(text.slice(0, token.start) + "\0" + text.slice(token.end));

export const lattice = remembered((text) => {
  const found = tokens(text), edges = found.map((token) => [token]);
  const add = (inside, key) => inside[0] && edges[found.indexOf(inside[0])].push({ key, marks: "", length: inside.length });
  found.forEach((token, at) => {
    const form = formAt(found, at, isPrinted(text, token));
    if (form) add(found.slice(at, at + form[1].length), form[0]);
  });
  for (const { inside, key } of numbersIn(found, text)) add(inside, key);
  for (const { start, end, date } of datesIn(text)) {
    add(found.filter((t) => t.start >= start && t.end <= end), dateKey(date));
  }
  return { found, edges };
});

// The end of a run of units that begins at token `at`, or 0.
export function reach(l, at, units, i = 0) {
  if (!units[i]) return at;
  for (const { key, marks, length } of l.edges[at] || []) {
    const end = named(units[i], key) && fits(units[i], marks) && reach(l, at + length, units, i + 1);
    if (end) return end;
  }
  return 0;
}

export const has = (l, units) => l.found.some((_, at) => reach(l, at, units));
