// Words: how a text is split into them, their keys without marks, and whether they fit each other.

let patterns = {}; // from the head; gazette.search.patterns writes them

export const learnPatterns = (given) => {
  patterns = Object.fromEntries(Object.entries(given).map(([name, [text, flags]]) => [name, RegExp(text, flags)]));
};

export const each = (text, name) => text.matchAll(patterns[name]);
export const whole = (text, name) => RegExp("^(?:" + patterns[name].source + ")$", "i").exec(text);

export const remembered = (make, known = new Map()) => (text) => {
  if (!known.has(text)) known.set(text, make(text));
  return known.get(text);
};

export const listOf = (length, make) => Array.from({ length }, (_, i) => make(i));

export const spell = remembered((word) => {
  let key = "", shapes = "", tone = "";
  for (const c of word.normalize("NFC").toLowerCase().normalize("NFD")) {
    if (c >= "\u0300" && c <= "\u036f") {
      const shape = "\u0306\u0302\u031b".indexOf(c) + 1;
      if (shape) shapes = shapes.slice(0, -1) + shape;
      tone += "fsxrj"["\u0300\u0301\u0303\u0309\u0323".indexOf(c)] || "";
    } else {
      const stroke = c == "\u0111" || c == "\xf0";
      key += stroke ? "d" : c;
      shapes += stroke ? 4 : 0;
    }
  }
  return { key, marks: shapes.replace(/0+$/, "") + tone };
});

export const tokens = (text) => Array.from(each(text, "word"), ({ index, 0: word }) =>
  ({ ...spell(word), length: 1, word, start: index, end: index + word.length })).filter((t) => t.key);
export const keysOf = (units) => units.map((unit) => unit.key).join(" ");
export const joined = (text) => tokens(text).map((t) => t.key).join("").replace(/^0+/, "");

// Whether the marks include those that are typed.
const within = (typed, marks) =>
  RegExp("^" + typed.replace(/0/g, ".").replace(/[a-z]+/, "\\d*$&$")).test(marks);

// A word typed without marks fits all of its letters, unless others of its phrase have marks: then all are exact.
export const fits = (unit, marks) => unit.marks == marks || !unit.marks && !unit.isExact ||
  (unit.loose || unit.prefix) && within(unit.marks, marks);
export const named = (unit, key) => unit.prefix ? key.startsWith(unit.key) : key == unit.key;

// The syllables of Vietnamese without tones, as `key shapes`, and the rimes that bear few tones.
let syllables, grammar;
export const learnSyllables = (given) => { grammar = given; };
function toneless() {
  return syllables ||= new Map(grammar.flatMap(([onsets, rimes]) => onsets.split(" ").flatMap((onset) =>
    rimes.split(" ").map((rime) => spell((onset == "-" ? "" : onset) + rime))).map((s) => [s.key + " " + s.marks, s.key])));
}
const keysOfSyllables = remembered(() => new Set(toneless().values()));

// Whether a word is a syllable of Vietnamese: without marks, that of one at least.
export function isSyllable({ key, marks }) {
  if (!marks) return keysOfSyllables("").has(key);
  const [, shapes, tone] = marks.match(/(\d*)(.*)/);
  return toneless().has(key + " " + shapes) && (!/([ptc]|ch)$/.test(key) || /^[sj]$/.test(tone));
}
