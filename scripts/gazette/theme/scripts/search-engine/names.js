// Pages by name: the topic, place, body, signer, document or month that words name.
import { joined, keysOf, named, tokens } from "./words.js";
import { numbersIn } from "./texts.js";
import { dated } from "./dates.js";
import { only } from "./question.js";
import { OWN } from "./matching.js";

// A row of a shard: the words of a name from one of them on, whether that is the first, and the page.
const isNamed = (units, isWhole) => ([name, first]) => {
  const words = tokens(name);
  return (!isWhole || first && words.length == units.length) && units.every((unit, i) =>
    words[i] && named(unit, words[i].key) && (!unit.marks || unit.marks == words[i].marks
      || unit.prefix && words[i].marks.startsWith(unit.marks)));
};

// What names are looked up by: a number by its joined key, a month by its address form.
function lookedUp(text) {
  const date = dated(text), found = tokens(text);
  if (date) return date.slice(0, 7);
  const [number] = [...numbersIn(found, text), ...numbersIn(found, text, "typed")];
  return number && number.inside.length >= found.length - 1 ? number.key : text;
}

export async function pagesNamed(index, text, { isTyping, most = 3 } = {}) {
  const units = tokens(lookedUp(text));
  if (!units[0]) return [];
  if (isTyping) units.at(-1).prefix = true;
  const isFirst = /^\d/.test(units[0].key) || index.head.named.includes("|" + units[0].key + "|");
  if (!isTyping && !isFirst) return [];
  const key = keysOf(units);
  const pages = new Map(); // by address; one may have several names
  for (const { rows, pages: all } of await index.names(key, isTyping)) {
    for (const row of rows.filter(isNamed(units, !isTyping)).sort((a, b) => b[1] - a[1])) {
      const [, first, at] = row, [name, kind, address, count, size] = all[at];
      if (!pages.get(address)?.first) pages.set(address, { name, kind, address, count, size, first });
    }
  }
  return [...pages.values()].sort((a, b) => b.first - a.first || b.size - a.size).slice(0, most);
}

// Pages that the whole question names.
export const cardsOf = (index, asked, text) => only(asked) ? pagesNamed(index, text) : [];

// Documents whose number begins with what is typed, and pages of which a word does.
export async function suggested(index, typed) {
  const first = joined(typed.match(/\d+/)?.[0] || ""), numbers = [];
  const pages = pagesNamed(index, typed, { isTyping: true, most: 8 });
  if (first) {
    const { variants } = await index.single({ key: joined(typed.replace(/^\D+/, "")), marks: "", prefix: true });
    const ids = variants // 1/2022 is not 12
      .filter((v) => v.key.match(/^(\d+?)(?:20\d\d)?(?!\d)/)[1].startsWith(first))
      .flatMap((v) => [...v.ids].filter((_, i) => v.weights[i] == OWN));
    for (const id of ids.sort((a, b) => b - a).slice(0, 5)) numbers.push((await index.text(id)).shown);
  }
  return { numbers, pages: await pages };
}
