// A question: its quoted phrases, its free words, its dates, and what it leaves out.
import { keysOf, tokens, whole } from "./words.js";
import { dateKey, datesIn } from "./dates.js";
import { formAt, numbersIn } from "./texts.js";

export const LONGEST = 14; // words of a part
const LONG = 4; // words of a concept that says nothing where they stand apart: "ủy ban nhân dân"

// The kinds of documents, each as its name, the words of it, and the symbols in its numbers.
let kinds = [];
export const learnKinds = (given) => { kinds = given.map(([name, symbols]) => [name, tokens(name), symbols]); };

// The units of words as typed, and with concepts and a number.
function part(text, quoted, typing) {
  const found = tokens(text).slice(0, LONGEST), plain = [], other = [], isExact = found.some((t) => t.marks);
  for (const t of found) t.isExact = isExact;
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
  return {
    ways: plain.every((unit, i) => unit == other[i]) ? [plain] : [plain, other],
    quoted, cut: tokens(text)[LONGEST], hasNumber: !!spans[0],
    number: spans[0] && other.length == 1 && whole(spans[0].key, "sure") ? text.trim() : "",
  };
}

// "chỉ thị 16", "công văn số 358", "cv358": a kind and digits name documents by the beginning of a
// number. "chỉ thị số 15/CT-TTg" names them by the number alone.
function kindAndNumber(text) {
  const [, before, rest] = text.match(/^(\D*[^\d\s-])[\s-]*(\d.*)/) || [];
  if (!rest) return;
  const typed = keysOf(tokens(before)).replace(/ so$/, "");
  const [kind, words, symbols] = kinds.find(([, name, [symbol]]) => typed == keysOf(name) || typed == symbol && whole(1 + symbol + "hu", "sure")) || [];
  const [digits, more] = tokens(rest);
  if (!kind) return;
  if (more || !/^\d{1,5}$/.test(digits.key)) {
    const named = part(rest);
    return named.number && named;
  }
  const number = +digits.key, so = { key: "so", marks: "" };
  const begins = [...symbols.map((symbol) => number + symbol), number + "20"];
  const isOf = (key) => {
    const [, symbol, ubnd] = whole(key, "sure") || [];
    return symbols.includes(symbol || ubnd) && RegExp("^" + number + "(20\\d\\d)?\\D").test(key);
  };
  return {
    ways: [[...words, digits], [...words, so, digits], ...begins.map((key) => [{ key, marks: "", prefix: true, isOf }])],
    quoted: true, number: digits.word, kind,
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
  parts.push(!parts[0] && !isTyping && kindAndNumber(free) || { ...part(free, false, isTyping), free });
  const some = (p) => p.ways[0][0];
  return { parts: parts.filter(some), without: without.filter(some), rest };
}

// The one part of a question that has no other; undefined if it has several.
export const only = ({ parts, without }) => parts[1] || without[0] ? undefined : parts[0];
