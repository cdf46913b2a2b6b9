// Which documents a question finds, how well each fits, and in what order they come.
import { has } from "./texts.js";
import { LONGEST } from "./question.js";
import { addNext } from "./packing.js";

export const PART = 1, SCATTERED = 2, CLOSE = 3, PHRASE = 4, BORNE = 5; // tiers of results
const FEW = 32; // documents whose texts are read to confirm a phrase
export const OWN = 6; // the weight of a number or date that is the document's own
const WEIGHTS = [1, 1.3, 1.5, 3, 3.3, 3.5, 6];
const STEP = 1024; // one more pair of neighbours counts more than rarity
const MOST = 2 ** 20; // documents

export const ones = (bits) => bits ? (bits & 1) + ones(bits >> 1) : 0;
const hash = (word) => [...word].reduce((value, c) => (value * 31 + c.codePointAt()) % 65521, 0) + 1;

// Typed without marks, a name comes first: the variant most frequent in titles and places.
const worth = (v) => v.worth ||= 1 + 3 * v.weights.filter((weight) => weight > 2).length / (v.size + 3);

export function matcher({ head, kept, picked, single, pair, text }) {
  const N = head.n;

  // For each document, whether a word of `right` follows the pair (1), another word (2), or both (3).
  async function following(list, right) {
    await Promise.all(list.maps.map((map) =>
      kept(map.file + "n", (bytes) => addNext(map, bytes, FEW))));
    const found = new Uint8Array(N);
    for (const { ids, counts, next } of list.variants) for (let i = 0, at = 0; i < ids.length; i++) {
      for (const end = at + counts[i]; at < end; at++) found[ids[i]] |= right.has(next[at]) ? 1 : 2;
    }
    return found;
  }

  // The word after each pair must be that of the next pair; if others follow too, only the text tells.
  async function exact(held, units, found, out, most, few) {
    out.unsure = new Set(held);
    const pairs = found.slice(0, -1);
    if (held.length < few || units.length > most || !pairs.every((list) => list.size > FEW)) return held;
    const next = await Promise.all(pairs.map((list, i) => following(list, new Set(found[i + 1].variants
      .map((v) => hash(v.key.split(" ")[1] + " " + v.marks[1]))))));
    held = held.filter((id) => next.every((goes) => goes[id] & 1));
    out.unsure = new Set(held.filter((id) => next.some((goes, i) => i && goes[id] & 2)));
    return held;
  }

  // A word that is being typed may still lack marks.
  async function listed(unit, pair, typing) {
    const list = await single(unit, pair);
    if (list.size || !typing) return list;
    unit.loose = true;
    return picked([unit], list.maps);
  }

  async function run(units, { quoted, most, typing }) {
    const tier = new Uint8Array(N), score = new Float32Array(N), own = [], n = units.length;
    const words = new Uint16Array(N), pairs = new Uint16Array(N);
    const add = (list, bits, i) => {
      const rare = Math.log(1 + N / (1 + list.size)) * (bits == pairs ? 3 : 1), best = new Float32Array(N);
      for (const v of list.variants) for (let k = 0, each = rare * worth(v); k < v.size; k++) {
        const id = v.ids[k], weight = v.weights[k], more = each * WEIGHTS[weight] - best[id];
        bits[id] |= 1 << i;
        if (more > 0) { best[id] += more; score[id] += more; }
        if (weight == OWN) own.push(id);
        if (n < 2) tier[id] = Math.max(tier[id], weight == OWN ? BORNE : PHRASE);
      }
    };
    const starts = [...units.keys()].slice(0, -1).filter((i) => n < 8 || i % 2 == 0 || i == n - 2);
    const loading = starts.map((i) => pair(units[i], units[i + 1]));
    const out = { tier, score, words, own, missing: [], pairs: [], unsure: new Set };
    if (!quoted || n == 1) {
      const lists = await Promise.all(units.map((unit, i) => listed(unit, loading[starts.indexOf(i)], typing)));
      lists.forEach((list, i) => {
        add(list, words, i);
        if (!list.size) out.missing.push(i);
        out.loose ||= list.maps.cut;
      });
      if (n == 1 || out.missing[0] >= 0) return out;
    }
    const found = (await Promise.all(loading)).map((p) => picked(...p));
    found.forEach((list, i) => add(list, pairs, starts[i]));
    out.pairs = found;
    const all = (1 << n) - 1, full = starts.reduce((bits, i) => bits | 1 << i, 0);
    let held = [];
    for (let id = 0; id < N; id++) {
      const bits = pairs[id];
      if (bits == full) held.push(id);
      if (!quoted) tier[id] = (bits | bits << 1) == all ? CLOSE : words[id] == all ? SCATTERED : 0;
      if (tier[id]) score[id] += STEP * (LONGEST - ones(full & ~bits));
    }
    if (n > 2) held = await exact(held, units, found, out, most, quoted ? 13 : 256);
    for (const id of held) tier[id] = PHRASE;
    for (const id of own) if (tier[id]) tier[id] = BORNE;
    return out;
  }

  function merge(one, other) {
    for (const of of ["tier", "score"]) {
      other[of].forEach((x, id) => { one[of][id] = Math.max(one[of][id], x); });
    }
    other.unsure.forEach((id) => one.unsure.add(id));
    one.loose ||= other.loose;
    one.own.push(...other.own);
    return one;
  }

  async function partly({ ways, quoted, hasNumber, number }, typing) {
    const most = Math.max(2, (quoted ? 8 : 6) - ways.length); // units, so that a query loads few files
    const asked = { quoted, most, typing };
    const isPhrase = quoted || number;
    let one;
    if (hasNumber) {
      one = await run(ways[1], asked);
      if (!one.tier.some(Boolean)) one = { ...await run(ways[0], { ...asked, quoted: isPhrase }), own: [] };
    } else {
      const [typed, ...others] = await Promise.all(ways.map((way) => run(way, asked)));
      // The words of a concept that stand apart, if in pairs, are not that concept.
      if (others[0]) typed.tier.forEach((tier, id) => { if (tier == CLOSE) typed.tier[id] = SCATTERED; });
      one = [typed, ...others].reduce(merge);
    }
    // Reads the text if it is in doubt whether it has the phrase.
    one.look = async (id) => {
      if (!one.unsure.delete(id)) return;
      const lines = (await text(id)).lines();
      if (!lines.some((l) => ways.some((units) => has(l, units)))) {
        one.tier[id] = Math.min(one.tier[id], isPhrase ? 0 : CLOSE);
      }
    };
    if (isPhrase && one.unsure.size <= FEW) await Promise.all([...one.unsure].map(one.look));
    one.loose ||= isPhrase && one.unsure.size > 0;
    return one;
  }

  return async function match(asked, typing) {
    const { parts, without } = asked;
    const [found, not] = await Promise.all([parts, without].map((some) =>
      Promise.all(some.map((p) => partly(p, typing)))));
    const tier = new Uint8Array(N).fill(found[0] ? BORNE : SCATTERED), score = new Float32Array(N);
    for (const f of found) for (let id = 0; id < N; id++) {
      tier[id] = Math.min(tier[id], f.tier[id]);
      score[id] += f.score[id];
    }
    for (const f of not) for (let id = 0; id < N; id++) if (f.tier[id]) tier[id] = 0;
    return { asked, tier, score, found, approximate: [...found, ...not].some((f) => f.loose) };
  };
}

// Verifies the results to be shown, up to `end`; others replace those that fail.
export async function verified({ tier, score, found }, end, order) {
  const doubtful = (id) => found.some((f) => f.unsure.has(id));
  let ids;
  for (let most = end; (ids = order(tier, score)).slice(0, end).some(doubtful); most *= 2) {
    await Promise.all(ids.slice(0, most).filter(doubtful).map(async (id) => {
      await Promise.all(found.map((f) => f.look(id)));
      tier[id] = Math.min(tier[id], ...found.map((f) => f.tier[id]));
    }));
  }
  return ids;
}

// The ids of an answer, each packed into one number with its rank, so that sorting is fast.
export const orderOf = ({ n, undated }, sort) => (tier, score) => {
  const order = new Float64Array(n);
  let total = 0;
  for (let id = 0; id < n; id++) if (tier[id]) {
    const rank = sort == "newest" ? 0 : sort == "oldest" ? (id < undated ? n : 2 * n) - id
      : Math.round((tier[id] * 2 ** 18 + score[id]) * 1024);
    order[total++] = rank * MOST + id;
  }
  return Array.from(order.subarray(0, total).sort().reverse(), (rank) => rank % MOST);
};
