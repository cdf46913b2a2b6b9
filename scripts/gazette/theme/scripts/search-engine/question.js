// A question: its quoted phrases, its free words, its dates, and what it leaves out.
import { tokens, whole } from "./words.js";
import { dateKey, datesIn } from "./dates.js";
import { formAt, numbersIn } from "./texts.js";

export const LONGEST = 14; // words of a part
const LONG = 4; // words of a concept that says nothing where they stand apart: "ủy ban nhân dân"

// The kinds of documents, each as the keys of its name and the symbols in its numbers.
let kinds = [];
export const learnKinds = (given) => { kinds = given; };

// The units of words as typed, and with concepts and a number.
function part(text, quoted, typing) {
  const found = tokens(text).slice(0, LONGEST), plain = [], other = [];
  const spans = quoted ? [] : numbersIn(found, text);
  if (!quoted && !spans[0]) spans.push(...numbersIn(found, text, "typed"));
  for (let at = 0; at < found.length;) {
    const span = spans.find(({ inside }) => inside[0] == found[at]);
    if (span) {
      at += span.inside.length;
      plain.push(...span.inside);
      other.push({ key: span.key, marks: "" });
    } else if (found[at].key == "so" && spans.some(({ inside }) => inside[0] == found[at + 1])) {
      plain.push(found[at++]);
    } else {
      const form = formAt(found, at), run = found.slice(at, at += form ? form[1].length : 1);
      const concept = form && { key: form[0], marks: "", word: run.map((t) => t.word).join(" ") };
      const isSure = (run[LONG - 1] || run[1] && /\d/.test(text.slice(run[0].start, run.at(-1).end))) && run.every((t, i) => t.marks == form[1][i][1]);
      plain.push(...(isSure ? [concept] : run));
      other.push(...(form ? [concept] : run));
    }
  }
  if (typing) for (const way of [plain, other]) {
    const last = way.at(-1);
    if (last && last.key[0] != "=") last.prefix = true;
  }
  const number = spans[0] && other.length == 1 && whole(spans[0].key, "sure") ? spans[0].key : "";
  return {
    ways: plain.every((unit, i) => unit == other[i]) ? [plain] : [plain, other],
    quoted, cut: tokens(text)[LONGEST], hasNumber: !!spans[0], number,
    isSure: !!number,
  };
}

// "chỉ thị 16", "công văn số 358": a kind and digits name documents by the beginning of a number.
function kindAndDigits(text) {
  const found = tokens(text), digits = found.at(-1);
  const words = found.slice(0, -1).filter((t, i, all) => i < all.length - 1 || t.key != "so");
  const [, symbols] = kinds.find(([keys]) => keys == words.map((t) => t.key).join(" ")) || [];
  if (!symbols || !/^\d{1,5}$/.test(digits.key)) return null;
  const number = digits.key.replace(/^0+/, ""), so = { key: "so", marks: "" };
  const begins = [...symbols.map((symbol) => number + symbol), number + "20"];
  const isOf = (key) => {
    const [, symbol, ubnd] = whole(key, "sure") || [];
    return symbols.includes(symbol || ubnd) && RegExp("^" + number + "(20\\d\\d)?\\D").test(key);
  };
  return {
    ways: [[...words, digits], [...words, so, digits], ...begins.map((key) => [{ key, marks: "", prefix: true, isOf }])],
    quoted: true, number: text.trim(), isSure: true,
  };
}

// A month is also the beginning of its days.
const dateParts = (text) => datesIn(text).map(({ start, end, date }) =>
  ({ ways: [[{ key: dateKey(date), marks: "", prefix: true, word: text.slice(start, end) }]], quoted: true, date }));

// The text without its dates and the words before them.
function withoutDates(text) {
  return datesIn(text).reverse().reduce((rest, { start, end }) =>
    rest.slice(0, start).replace(/(?:ng[a\xe0]y|th[a\xe1]ng)\s*$/i, "") + " " + rest.slice(end), text);
}

export function parse(text, typing) {
  const parts = [], without = [];
  let free = "", rest = "", last;
  text = text.normalize("NFC").replace(/[\u201c-\u201e\xab\xbb]/g, '"').replace(/(\d)\s+-\s*(?=[^\s\d"]+\/)/g, "$1-");
  for (const m of text.matchAll(/(-?)"([^"]*)"?|[^\s"]+/g)) {
    last = m;
    if (m[2] == null && !/^-./.test(m[0])) free += " " + m[0];
    else {
      const dates = m[2] == null ? dateParts(m[0].slice(1)) : [];
      (m[0][0] == "-" ? without : parts).push(...dates[0] ? dates : [part(m[0], true)]);
      rest += " " + m[0];
    }
  }
  const isTyping = typing && last?.[2] == null && !/\s$/.test(text);
  for (const { start, end } of datesIn(free)) rest += " " + free.slice(start, end);
  parts.push(...dateParts(free));
  free = withoutDates(free);
  parts.push(!parts[0] && !isTyping && kindAndDigits(free) || { ...part(free, false, isTyping), free });
  const some = (p) => p.ways[0][0], units = [...parts, ...without].flatMap((p) => p.ways.flat());
  const isExact = units.some((unit) => unit.marks);
  for (const unit of units) unit.isExact = isExact;
  return { parts: parts.filter(some), without: without.filter(some), rest };
}

// The one part of a question that has no other; undefined if it has several.
export const only = ({ parts, without }) => parts[1] || without[0] ? undefined : parts[0];
