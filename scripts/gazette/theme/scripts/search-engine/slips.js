// Slips of the finger: what is no word is replaced, what may be meant is offered.
import { isSyllable, learnSyllables, spell } from "./words.js";
import { formAt } from "./texts.js";
import { parse } from "./question.js";
import { CLOSE, PHRASE } from "./matching.js";

const RARE = 2; // documents; a pair in no more may be a slip
const TIMES = 20; // a pair so many times as frequent may be what is meant
const LOOKED_AT = 6; // candidates for a word

// Whether two words differ by one letter added, left out, changed, or by two swapped.
function near(a, b) {
  let i = 0;
  while (a[i] && a[i] == b[i]) i++;
  a = a.slice(i), b = b.slice(i);
  const x = a.slice(1), y = b.slice(1);
  return a == y || x == b || x == y || x.slice(1) == y.slice(1) && a[0] == b[1] && a[1] == b[0];
}

// Onsets that sound alike in one region or another are one slip.
const heard = (word) => word.replace(/^tr/, "ch").replace(/^x/, "s").replace(/^(?:gi(?=[aeouy])|r)/, "d");
const isNear = (a, b) => near(a, b) || heard(a) == heard(b);

// The keys of a word in Telex, where typing errors happen: đường is dduowngf (or dduwowngf).
const telex = ({ key, marks }) => {
  const [, shapes, tone] = marks.match(/(\d*)(.*)/);
  const letters = [...key].map((c, i) => c + ["", "w", c, "w", "d"][shapes[i] || 0]);
  return letters.join("").replace("uwo", "uo") + tone;
};

// The word for keys typed without a Vietnamese keyboard, in Telex or in VNI (with digits).
const raw = (word) => word.toLowerCase().replace(/(.)6/, "$1$1").replace(/\d/g, (d) => " sfrxj wwd"[d])
  .replace(/([aeiouyw])([fjrsx])(.+)$/, "$1$3$2").replace(/(^|[^aou])w/, "$1uw").replace("uwo", "uo");

const isVni = (word) => /^[a-z]+[1-9][a-z1-9]*$/i.test(word);
const isShortForm = (word) => word.length < 5 && word == word.toUpperCase(); // BCH

export function mender(index, match) {
  const { lexicon: wordLists, pair, picked } = index;

  // The words of the corpus, most frequent first, and the word of each row of keys.
  const lexicon = () => wordLists(({ words: groups, syllables }) => {
    learnSyllables(syllables);
    const all = groups.flatMap((words) => words.split(" ").filter(Boolean).map((word) =>
      ({ ...spell(word), word, typed: telex(spell(word)) }))).reverse();
    return {
      all, byKeys: new Map(all.map((w) => [w.marks && w.typed, w.word])),
      isThere: ({ key, marks }) => all.some((w) => w.key == key && (!marks || w.marks == marks)),
    };
  });

  // Words of the corpus that are one slip from a unit, best first by how often they stand beside
  // the units around it.
  async function nearTo(units, i, most = LOOKED_AT) {
    const { key, marks, word, isExact } = units[i], typed = telex(units[i]);
    const as = (w) => isExact ? w.typed : w.key;
    if (/[\d=]|^.$/.test(key) || formAt(units, i) || isShortForm(word)) return [];
    const all = (await lexicon()).all.filter((w) => (w.key != key || isExact && w.marks != marks) && isNear(as(w), typed))
      .filter((w, n, every) => n == every.findIndex((other) => as(other) == as(w)));
    const some = [true, false].flatMap((same) => all.filter((w) => (w.key == key) == same).slice(0, most))
      .map((w) => isExact ? { ...w, isExact, i, length: 1 } : { key: w.key, marks: "", word: w.key, i, length: 1 });
    await Promise.all(some.map(async (unit) => { unit.beside = await besides(units, unit); }));
    return some.sort((a, b) => b.beside - a.beside || (b.key == key) - (a.key == key));
  }

  // How often a unit stands between its neighbours: 0 if it never does.
  async function besides(units, unit) {
    const beside = [[units[unit.i - 1], unit], [unit, units[unit.i + 1]]].filter(([a, b]) => a && b);
    const sizes = await Promise.all(beside.map(async (two) => picked(...await pair(...two)).size));
    return sizes.reduce((product, size) => product * (1 + size), 1) - 1;
  }

  // The question with other free words, and what it finds.
  async function again(asked, to) {
    const from = asked.parts.find((p) => p.free).free.trim(), { rest } = asked;
    return { ...await match(parse(to + rest)), corrected: { from, to, rest } };
  }
  const answers = ({ tier }, least = 1) => tier.some((one) => one >= least);
  const textOf = (units) => units.map((unit) => unit.word).join(" ");

  // The free words with those typed as keys read as words.
  const fromKeys = (text, { byKeys }, areKeys) => text.split(/\s+/).map((word) =>
    areKeys(word) && byKeys.get(raw(word)) || word).join(" ");

  // The answer to the question with what is no word replaced; undefined if that finds nothing.
  async function replaced(asked) {
    const free = asked.parts.find((p) => p.free && !p.hasNumber);
    if (!free) return;
    const words = await lexicon(), isWord = (unit) => isSyllable(unit) || words.isThere(unit);
    const text = free.free.trim(), keys = fromKeys(text, words, (word) => !isWord(spell(word)));
    if (keys != text) {
      const answer = await again(asked, keys);
      if (answers(answer)) return answer;
    }
    const units = [...free.ways[0]];
    for (const i of units.keys()) if (!/\d/.test(units[i].key) && !isWord(units[i])) {
      const some = await nearTo(units, i);
      units[i] = some.find((unit) => unit.beside) || some.find((unit) => unit.key == units[i].key) || some[0];
      if (!units[i]) return;
    }
    if (units.every((unit, i) => unit == free.ways[0][i])) return;
    const answer = await again(asked, textOf(units));
    if (answers(answer)) return answer;
  }

  // The units that stand in a pair so rare that one near it may be meant; all if nothing is found.
  // Where the words are found together, but for a pair with marks, only what is loaded tells.
  function doubtful(units, { pairs }, tier) {
    if (!answers({ tier })) return [...units.keys()];
    if (tier.reduce((n, one) => n + (one >= PHRASE), 0) > RARE) return [];
    const isPair = units.length === 2 && units.some((unit) => unit.marks);
    if (!isPair && answers({ tier }, CLOSE)) return otherMarks(units, pairs);
    return pairs.flatMap((list, at) => list.size <= RARE ? [at, at + 1] : []).filter((i) => units[i]);
  }

  // Units whose pairs have another spelling with the same letters that is far more frequent.
  function otherMarks(units, pairs) {
    return pairs.flatMap((list, at) => list.maps.flat().filter((variants) =>
      variants[0].key == units[at].key + " " + units[at + 1]?.key).flat()
      .filter((v) => list.size <= RARE && v.size > TIMES * list.size)
      .flatMap((v) => [0, 1].filter((side) => units[at + side].marks && v.marks[side] != units[at + side].marks
        && v.marks[1 - side] == (units[at + 1 - side].marks || v.marks[1 - side]))
        .map((side) => at + side)));
  }

  // The question that may be meant instead: one word of it is one slip from a far more frequent pair.
  // For a syllable without marks, a pair that seldom stands together is chance.
  async function offered(asked, { found, tier }) {
    const at = asked.parts.findIndex((p) => p.free && !p.hasNumber), free = asked.parts[at];
    if (!free) return;
    const text = free.free.trim();
    if (text.split(/\s+/).some(isVni)) {
      const keys = fromKeys(text, await lexicon(), isVni);
      if (keys != text) return better(asked, keys, tier);
    }
    const units = free.ways[0].slice(0, LOOKED_AT), of = found[at];
    const most = answers({ tier }) ? 2 : LOOKED_AT, which = [...new Set(doubtful(units, of, tier))];
    const some = (await Promise.all(which.map((i) => nearTo(units, i, most)))).flat();
    for (const unit of some.sort((a, b) => b.beside - a.beside).slice(0, 3)) {
      if (!unit.isExact && unit.beside <= RARE && isSyllable(units[unit.i])
        || units.length > 1 && unit.beside <= TIMES * await besides(units, { ...units[unit.i], i: unit.i })) continue;
      const offer = await better(asked, textOf(free.ways[0].with(unit.i, unit)), tier);
      if (offer) return offer;
    }
  }

  // The question with other words if it finds what the first one does not.
  async function better(asked, text, tier) {
    const answer = await again(asked, text);
    const count = (tier) => tier.reduce((n, one) => n + (one >= CLOSE), 0);
    return count(answer.tier) > count(tier) ? answer.corrected : undefined;
  }

  const knows = async (word) => { await lexicon(); return isSyllable(spell(word)); };

  return { replaced, offered, knows };
}
