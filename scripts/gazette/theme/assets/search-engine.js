// Searches the index of gazette.search, whose docstring tells its form and rules.
window.VanBan = (() => {
  "use strict";
  const FEW = 32, LONGEST = 14;
  const PART = 1, ALL = 2, CLOSE = 3, PHRASE = 4, NUMBER = 5; // tiers
  const OWN = 6, WEIGHTS = [1, 1.3, 1.5, 3, 3.3, 3.5, 6];
  const LETTER = "A-Za-z\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u02af\\u0300-\\u1fff\\u3040-\\ud7ff";
  const SIGN = "[ \\t\\xa0]*[-/\\u2010-\\u2015][ \\t\\xa0]*";
  const pattern = (text) => new RegExp(text.replace(/L/g, LETTER).replace(/S/g, SIGN), "gi");
  const TOKEN = pattern("[0-9]+|[L]+");
  const PRINTED = pattern("[0-9]+(?:S[0-9]{4})?[L]{0,7}(?:S[L]{1,7}){1,4}(?![L0-9])");
  const TYPED = pattern("^\\s*(?:s[o\u1ed1]\\s*:?\\s*)?[0-9]+\\s*[L]{2,7}(?:[-/\\s]+[L]{1,7}){0,3}\\s*$");
  let forms = {};

  const spelt = new Map();
  function spell(word) {
    if (spelt.has(word)) return spelt.get(word);
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
    const found = { key, marks: shapes.replace(/0+$/, "") + tone };
    spelt.set(word, found);
    return found;
  }

  const tokens = (text) => Array.from(text.matchAll(TOKEN), (m) =>
    ({ ...spell(m[0]), word: m[0], start: m.index, end: m.index + m[0].length })).filter((t) => t.key);
  const joined = (text) => tokens(text).map((t) => t.key).join("").replace(/^0+/, "");

  const make = (length, each) => Array.from({ length }, (_, i) => each(i));
  const parted = (marks) => marks.match(/^(\d*)(\D*)/).slice(1);

  function within(typed, marks) {
    const [[shapes, tone], [others, other]] = [typed, marks].map(parted);
    return (!tone || tone == other) && [...shapes].every((c, i) => c == 0 || c == others[i]);
  }

  const fits = (unit, marks) => !unit.marks || unit.marks == marks ||
    (unit.loose || unit.prefix) && within(unit.marks, marks);
  const named = (unit, key) => unit.prefix ? key.startsWith(unit.key) : key == unit.key;

  const between = (found, [start, end]) => found.filter((t) => t.start >= start && t.end <= end);
  const spansOf = (text) => Array.from(text.matchAll(PRINTED), (m) => [m.index, m.index + m[0].length, m[0]]);
  const formAt = (found, at, typed, also = () => true) => (forms[found[at].key] || []).find((form) =>
    form[1].every(([key, marks], i) => {
      const t = found[at + i];
      return t && t.key == key && (t.marks == marks || typed && !t.marks);
    }) && also(form[2]));

  function lattice(text) {
    const found = tokens(text), edges = {};
    const add = (at, length, key) => (edges[at] = edges[at] || []).push({ length, key });
    found.forEach((token, at) => {
      const form = formAt(found, at, false, (printed) =>
        !printed || token.word.normalize("NFC") == printed &&
          !/[-/\u2013]\s*$/.test(text.slice(0, token.start)) && !/^\s*[-/\u2013]/.test(text.slice(token.end)));
      if (form) add(at, form[1].length, form[0]);
    });
    for (const span of spansOf(text)) {
      const inside = between(found, span);
      add(found.indexOf(inside[0]), inside.length, joined(span[2]));
    }
    return { found, edges };
  }

  const has = (l, units) => l.found.some((_, at) => reach(l, at, units));

  // Where a run of units from token `at` ends, or 0.
  function reach({ found, edges }, at, units, i = 0) {
    const unit = units[i], token = found[at];
    if (!unit) return at;
    if (!token) return 0;
    if (named(unit, token.key) && fits(unit, token.marks)) {
      const end = reach({ found, edges }, at + 1, units, i + 1);
      if (end) return end;
    }
    for (const { length, key } of edges[at] || []) {
      const end = named(unit, key) && reach({ found, edges }, at + length, units, i + 1);
      if (end) return end;
    }
    return 0;
  }

  // Units as typed, and with concepts.
  function part(text, quoted, typing) {
    const found = tokens(text).slice(0, LONGEST), plain = [], other = [];
    const spans = quoted ? [] : spansOf(text);
    const whole = !quoted && !spans.length && found.length && text.match(TYPED);
    if (whole) spans.push([found[0].start, text.length, text.replace(/^\D+/, "")]);
    let number = false, twoWays = false;
    for (let at = 0; at < found.length;) {
      const token = found[at], span = spans.find((s) => between([token], s)[0]);
      if (span) {
        const inside = between(found, span);
        at += inside.length;
        plain.push(...inside);
        other.push({ key: joined(span[2]), marks: "" });
        number = twoWays = true;
        continue;
      }
      if (token.key == "so" && spans.some((s) => found[at + 1] && s[0] == found[at + 1].start)) {
        plain.push(found[at++]);
        continue;
      }
      const form = formAt(found, at, true);
      const run = found.slice(at, at += form ? form[1].length : 1);
      const concept = form && { key: form[0], marks: "", word: run.map((t) => t.word).join(" ") };
      other.push(...(form ? [concept] : run));
      if (form && run.length > 1 && run.every((t, i) => t.marks == form[1][i][1])) plain.push(concept);
      else { plain.push(...run); twoWays = twoWays || !!form; }
    }
    if (typing) for (const way of [plain, other]) {
      const last = way[way.length - 1];
      if (last && last.key[0] != "=") last.prefix = true;
    }
    return { ways: twoWays ? [plain, other] : [plain], quoted, number };
  }

  function parse(text, typing) {
    const parts = [], without = [];
    let free = "", last;
    text = text.replace(/[\u201c\u201d\u201e\xab\xbb]/g, '"').replace(/(\d)\s+-\s*(?=[^\s\d"])/g, "$1-");
    for (const m of text.matchAll(/(-?)"([^"]*)"?|[^\s"]+/g)) {
      last = m;
      if (m[2] != null) (m[1] ? without : parts).push(part(m[2], true));
      else if (/^-./.test(m[0])) without.push(part(m[0], true));
      else free += " " + m[0];
    }
    const still = typing && last && last[2] == null && !/\s$/.test(text);
    parts.push({ ...part(free, false, still), free });
    const some = (p) => p.ways[0].length;
    return { parts: parts.filter(some), without: without.filter(some), cut: tokens(free).length > LONGEST };
  }

  // Hits: the whole run where it stands, else pairs, else words.
  function marks(lattices, { parts }) {
    const ranges = lattices.map(() => []);
    const seek = (units) => {
      let any = false;
      lattices.forEach((l, n) => l.found.forEach((token, at) => {
        const end = units.length && reach(l, at, units);
        if (end) any = ranges[n].push([token.start, l.found[end - 1].end]);
      }));
      return any;
    };
    for (const { ways, quoted } of parts) {
      const whole = ways.map(seek).some(Boolean);
      if (whole || quoted) continue;
      for (const way of ways) {
        const seen = new Set();
        for (let i = 0; i + 1 < way.length; i++) if (seek(way.slice(i, i + 2))) seen.add(i).add(i + 1);
        way.forEach((unit, i) => seen.has(i) || seek([unit]));
      }
    }
    return ranges.map((found) => found.sort((a, b) => a[0] - b[0] || b[1] - a[1])
      .reduce((out, r) => {
        const last = out[out.length - 1];
        if (last && r[0] < last[1]) last[1] = Math.max(last[1], r[1]);
        else out.push([...r]);
        return out;
      }, []));
  }

  function find(text, query) {
    const asked = parse(query), texts = [].concat(text), lattices = texts.map(lattice);
    for (const { ways } of asked.parts) for (const unit of ways.flat()) {
      unit.loose = !lattices.some((l) => l.found.some((t) => t.key == unit.key && t.marks == unit.marks));
    }
    const found = marks(lattices, asked);
    return Array.isArray(text) ? found : found[0];
  }

  function near(a, b) {
    let i = 0, x = a.length, y = b.length;
    while (i < x && i < y && a[i] == b[i]) i++;
    while (x > i && y > i && a[x - 1] == b[y - 1]) x--, y--;
    x -= i, y -= i;
    return x < 2 && y < 2 || x == 2 && y == 2 && a[i] == b[i + 1] && a[i + 1] == b[i];
  }

  const letters = (key, code) => {
    const [shapes, tone] = parted(code);
    return [...[...key].map((c, i) => c + (+shapes[i] || "")), ...tone];
  };

  async function inflate(text) {
    const out = new Uint8Array(text.length * 7 >> 3);
    let bits = 0, held = 0, at = 0;
    for (let i = 0; i < text.length; i++) {
      bits = bits << 7 & 16383 | text.charCodeAt(i);
      held += 7;
      if (held > 7) out[at++] = bits >> (held -= 8);
    }
    const stream = new Blob([out]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  function reader(bytes, at = 0) {
    return {
      get at() { return at; },
      int() {
        let n = 0, shift = 0, byte;
        do { byte = bytes[at++]; n |= (byte & 127) << shift; shift += 7; } while (byte > 127);
        return n;
      },
      take: (size) => bytes.subarray(at, at += size),
    };
  }

  const utf8 = new TextDecoder();

  function lists(bytes, width) {
    const r = reader(bytes), size = r.int(), idSize = r.int(), end = r.at + size;
    const ids = reader(bytes, end), weights = reader(bytes, end + idSize), map = new Map();
    let key = [];
    for (let n = r.int(); n--;) {
      const same = r.int();
      key = [...key.slice(0, same), ...r.take(r.int())];
      const variants = [];
      for (let v = r.int(); v--;) variants.push({ marks: [r.int(), width > 1 && r.int()], size: r.int() });
      const name = utf8.decode(new Uint8Array(key));
      for (const v of variants) v.key = name;
      map.set(name, variants);
    }
    for (const variants of map.values()) for (const v of variants) {
      let last = -1;
      v.ids = Uint32Array.from({ length: v.size }, () => last += ids.int() + 1);
      v.weights = weights.take(v.size);
    }
    return map;
  }

  function addNext(map, bytes) {
    const r = reader(bytes);
    for (const variants of map.values()) if (count(variants) > FEW) {
      const known = make(r.int(), () => { const [a, b] = r.take(2); return a << 8 | b; });
      for (const v of variants) v.counts = r.take(v.size);
      for (const v of variants) v.next = Array.from(v.counts, (n) => make(n, () => known[r.int()]));
    }
  }

  const hash = (word) => [...word].reduce((value, c) => (value * 31 + c.codePointAt()) % 65521, 0) + 1;
  const count = (variants) => variants.reduce((n, v) => n + v.size, 0);
  const under = (maps, key, prefix) => maps.flatMap((map) => prefix
    ? [...map].flatMap(([k, vs]) => k.startsWith(key) ? vs : []) : map.get(key) || []);
  const after = (cuts, key) => cuts.filter((cut) => cut <= key).length;

  async function open(root, version) {
    const files = {};
    const kept = (name, make) => files[name] = files[name] || make().catch((error) => { delete files[name]; throw error; });
    const load = (name) => new Promise((done, fail) => {
      const script = document.createElement("script");
      script.take = done;
      script.onload = script.onerror = () => { script.remove(); fail(Error(name)); };
      script.src = root + name + ".js" + (version ? "?v=" + version : "");
      document.head.append(script);
    }).then(inflate);
    const json = (name) => kept(name, async () => JSON.parse(utf8.decode(await load(name))));
    const head = await json("head"), N = head.n;
    version = head.v;
    forms = {};
    for (const form of head.forms) (forms[form[1][0][0]] = forms[form[1][0][0]] || []).push(form);

    const shard = (name, width) => kept(name, async () => lists(await load(name), width));

    async function single(unit) {
      const first = after(head.cuts, unit.key) - 1;
      const last = unit.prefix ? after(head.cuts, unit.key + "\uffff") - 1 : first;
      const names = [];
      for (let i = Math.max(0, first); i <= Math.min(last, first + 5); i++) names.push("w/" + i);
      const found = under(await Promise.all(names.map((name) => shard(name, 1))), unit.key, unit.prefix);
      const pick = () => found.filter((v) => fits(unit, head.marks[v.marks[0]]));
      let picked = pick();
      if (!picked.length && unit.marks) { unit.loose = true; picked = pick(); }
      return { variants: picked, size: count(picked), cut: last > first + 5 };
    }

    async function pair(a, b) {
      const group = after(head.cuts, a.key) - 1, step = 64 >> head.splits[group];
      const cuts = head.seconds.filter((_, i) => i % step == step - 1);
      const names = [];
      if (group >= 0) for (let i = after(cuts, b.key); i <= after(cuts, b.prefix ? b.key + "\uffff" : b.key); i++) names.push(`p/${group}-${i}`);
      const maps = await Promise.all(names.map((name) => shard(name, 2)));
      return { a, b, names, maps };
    }

    function picked({ a, b, names, maps }) {
      const variants = under(maps, a.key + " " + b.key, b.prefix)
        .filter((v) => fits(a, head.marks[v.marks[0]]) && fits(b, head.marks[v.marks[1]]));
      return { names, maps, variants, size: count(variants) };
    }

    const text = (id) => kept("t/" + id, async () => {
      const data = JSON.parse(utf8.decode(await load(`t/${id >> 8}/${id}`)));
      const [address, title, number, where, date, when, note, others, blocks] = data;
      const lines = [title, number, where, ...others, when, ...blocks.map((block) => block[2])].map(lattice);
      return { shown: { address, title, number, where, date, when, note }, blocks, lines };
    });

    const holds = async (id, units) =>
      (await text(id)).lines.some((l) => has(l, units));

    async function following(list) {
      await Promise.all(list.names.map((name, i) =>
        kept(name + "n", async () => addNext(list.maps[i], await load(name + "n")))));
      const found = {};
      for (const v of list.variants) v.ids.forEach((id, i) => (found[id] = found[id] || []).push(...v.next[i]));
      return found;
    }

    async function run(units, quoted) {
      const tier = new Uint8Array(N), score = new Float32Array(N), own = [], n = units.length;
      const words = new Uint16Array(N), pairs = new Uint16Array(N);
      const add = (list, bits, i) => {
        const rare = Math.log(1 + N / (1 + list.size));
        for (const { ids, weights } of list.variants) for (let k = 0; k < ids.length; k++) {
          bits[ids[k]] |= 1 << i;
          score[ids[k]] += rare * WEIGHTS[weights[k]] * (bits == pairs ? 3 : 1);
          if (weights[k] == OWN) own.push(ids[k]);
          if (n < 2) tier[ids[k]] = weights[k] == OWN ? NUMBER : PHRASE;
        }
      };
      const starts = units.map((_, i) => i).slice(0, -1).filter((i) => n <= (quoted ? 8 : 7) || i % 2 == 0 || i == n - 2);
      const loading = Promise.all(starts.map((i) => pair(units[i], units[i + 1])));
      const out = { tier, score, words, missing: [], loose: false };
      if (!quoted || n == 1) {
        (await Promise.all(units.map(single))).forEach((list, i) => {
          add(list, words, i);
          if (!list.size) out.missing.push(i);
          out.loose = out.loose || list.cut;
        });
        if (n == 1 || out.missing.length) return out;
      }
      const found = (await loading).map(picked);
      found.forEach((list, i) => add(list, pairs, starts[i]));
      const all = (1 << n) - 1, full = starts.reduce((bits, i) => bits | 1 << i, 0);
      let held = [];
      for (let id = 0; id < N; id++) {
        const bits = pairs[id];
        if (bits == full) held.push(id);
        if (!quoted) tier[id] = (bits | bits << 1) == all ? CLOSE : words[id] == all ? ALL : 0;
      }
      if (n > 2) held = await exact(held, units, found, starts, out, quoted);
      for (const id of held) tier[id] = PHRASE;
      for (const id of own) if (tier[id]) tier[id] = NUMBER;
      return out;
    }

    // Each pair must go on as the next does.
    async function exact(held, units, found, starts, out, quoted) {
      let unsure = held;
      const pairs = found.slice(0, -1), n = units.length;
      if (held.length > 12 && starts.length == n - 1 && (quoted || n < 6) && pairs.every((list) => list.size > FEW)) {
        const next = await Promise.all(pairs.map(following));
        const wanted = found.slice(1).map((list) =>
          new Set(list.variants.map((v) => hash(v.key.split(" ")[1] + " " + head.marks[v.marks[1]]))));
        held = held.filter((id) => wanted.every((set, i) => next[i][id].some((h) => set.has(h))));
        unsure = held.filter((id) => !wanted.every((set, i) => !i || next[i][id].every((h) => set.has(h))));
      }
      unsure.sort((a, b) => out.score[b] - out.score[a] || b - a);
      if (quoted && unsure.length > FEW) out.loose = true;
      const wrong = new Set;
      await Promise.all(unsure.slice(0, FEW).map(async (id) => await holds(id, units) || wrong.add(id)));
      return held.filter((id) => !wrong.has(id));
    }

    async function partly({ ways, quoted, number }) {
      if (number) {
        const out = await run(ways[1], quoted);
        return out.tier.some(Boolean) ? out : run(ways[0], quoted);
      }
      const [one, other] = await Promise.all(ways.map((way) => run(way, quoted)));
      if (other) {
        for (const of of ["tier", "score"]) other[of].forEach((x, id) => { one[of][id] = Math.max(one[of][id], x); });
        one.loose = one.loose || other.loose;
      }
      return one;
    }

    async function match({ parts, without }) {
      const [found, not] = await Promise.all([parts, without].map((some) => Promise.all(some.map(partly))));
      const tier = new Uint8Array(N).fill(found.length ? NUMBER : ALL), score = new Float32Array(N);
      for (let id = 0; id < N; id++) {
        for (const f of found) { tier[id] = Math.min(tier[id], f.tier[id]); score[id] += f.score[id]; }
        if (not.some((f) => f.tier[id])) tier[id] = 0;
      }
      return { tier, score, found, approximate: [...found, ...not].some((f) => f.loose) };
    }

    const lexicon = async () => (await json("l")).flatMap((words, often) =>
      words.split(" ").map((word) => ({ ...spell(word), word, often })));

    async function nearTo(units, i) {
      const { key, marks: code, word } = units[i], seen = new Map();
      const short = word && word.length < 5 && word == word.toUpperCase(); // BCH, TP
      if (key.length < 2 || short || /[\d=]/.test(key)) return [];
      for (const w of await lexicon()) {
        const marks = code && w.marks, name = w.key + marks;
        if (name == key + code || !near(letters(key, code), letters(w.key, marks))) continue;
        const same = seen.get(name) || { key: w.key, marks, word: code ? w.word : w.key, often: 0 };
        same.often += w.often;
        seen.set(name, same);
      }
      const best = [...seen.values()].sort((a, b) => b.often - a.often).slice(0, i ? 8 : 4);
      for (const unit of best) {
        const two = i ? [units[i - 1], unit] : [unit, units[1]];
        unit.beside = two[1] ? picked(await pair(...two)).size : 0;
      }
      return best.sort((a, b) => b.beside - a.beside || b.often - a.often);
    }

    async function mended(asked, found) {
      const free = asked.parts.find((p) => p.free);
      if (!free || free.number) return null;
      const units = [...free.ways[0]], missing = found[asked.parts.indexOf(free)].missing;
      const tried = missing.length ? missing : units.length > 1 ? units.map((_, i) => i).slice(0, 6) : [];
      const options = await Promise.all(tried.map(async (i) => [i, (await nearTo(units, i))[0]]));
      let good = options.filter(([, unit]) => unit);
      if (!missing.length) good = good.filter(([, u]) => u.beside).sort((a, b) => b[1].beside - a[1].beside).slice(0, 1);
      if (!good.length || good.length < missing.length) return null;
      for (const [i, unit] of good) units[i] = unit;
      const to = units.map((unit) => unit.word).join(" ");
      const parts = asked.parts.map((p) => p == free ? { ...part(to, false), free: to } : p);
      return { asked: { ...asked, parts }, corrected: { from: free.free.trim(), to } };
    }

    const column = (i) => kept("f/" + i, async () => {
      const bytes = await load("f/" + i), r = reader(bytes, N);
      return make(N, (id) => make(bytes[id], r.int));
    });

    // From and to are a year, a month or a day.
    async function inRange(tier, from, to) {
      if (!from && !to) return;
      let id = 0;
      for (const [date, n] of await json("d")) for (let i = n; i--; id++) {
        if (!date || date < from || to && date.slice(0, to.length) > to) tier[id] = 0;
      }
    }

    // Each facet counts under the filters of the others.
    async function sift(tier, filters, wanted) {
      const facets = head.facets.filter((f) => wanted || (filters[f] || []).length);
      if (!facets.length) return {};
      const [names, ...columns] = await Promise.all([json("n"), ...facets.map((f) => column(head.facets.indexOf(f)))]);
      const counts = facets.map((f) => new Uint32Array(names[f].length));
      const sets = facets.map((f) => (filters[f] || []).length &&
        new Set(filters[f].map((key) => names[f].findIndex((row) => row[0] == key))));
      for (let id = 0; id < N; id++) if (tier[id]) {
        const keys = columns.map((rows) => rows[id]);
        const failed = sets.flatMap((set, i) => set && !keys[i].some((k) => set.has(k)) ? [i] : []);
        if (failed.length < 2) (failed.length ? failed : keys.keys()).forEach((i) => keys[i].forEach((k) => counts[i][k]++));
        if (failed.length) tier[id] = 0;
      }
      return Object.fromEntries(wanted ? facets.map((f, i) => [f, names[f]
        .map(([key, label], k) => [key, label, counts[i][k]])
        .filter((row) => row[2] || (filters[f] || []).includes(row[0])).sort((a, b) => b[2] - a[2])]) : []);
    }

    async function hit(id, tier, asked) {
      const { shown, blocks, lines } = await text(id);
      if (!asked) return { ...shown, tier, excerpts: [] };
      const found = marks(lines, asked).slice(lines.length - blocks.length);
      const size = (i) => found[i].reduce((n, [a, b]) => n + b - a, 0);
      const best = [...blocks.keys()].sort((a, b) => size(b) - size(a) || a - b);
      const some = best.filter((i, n) => n < (size(i) ? 2 : 1)).sort((a, b) => a - b);
      return { ...shown, tier, excerpts: some.map((i) => excerpt(blocks[i], found[i])) };
    }

    async function query(typed, o = {}) {
      let asked = parse(typed, o.typing), corrected = null;
      const notices = asked.cut ? ["cut"] : [];
      const limit = o.limit || 10, offset = o.offset || 0;
      let { tier, score, found, approximate } = await match(asked);
      if (!tier.some(Boolean) && !o.typing) {
        const other = await mended(asked, found), again = other && await match(other.asked);
        if (again && again.tier.some(Boolean)) {
          ({ tier, score, approximate } = again);
          ({ asked, corrected } = other);
        } else if (asked.parts.length == 1 && !asked.without.length) {
          const bits = (n) => n ? (n & 1) + bits(n >> 1) : 0;
          const held = Array.from(found[0].words, bits), most = Math.max(...held);
          if (most) { held.forEach((n, id) => { if (n == most) tier[id] = PART; }); notices.push("part"); }
        }
      }
      await inRange(tier, o.from, o.to);
      const facets = await sift(tier, o.filters || {}, o.facets !== false);
      const ids = [];
      tier.forEach((t, id) => t && ids.push(id));
      const dated = (id) => id >= head.undated;
      ids.sort(o.sort == "newest" ? (a, b) => b - a : o.sort == "oldest" ? (a, b) => dated(b) - dated(a) || a - b
        : (a, b) => tier[b] - tier[a] || score[b] - score[a] || b - a);
      const hits = await Promise.all(ids.slice(offset, offset + limit).map((id) => hit(id, tier[id], o.excerpts !== false && asked)));
      return { total: ids.length, approximate, hits, facets, corrected, notices };
    }

    async function suggest(typed) {
      const names = await json("n"), units = part(typed, true, true).ways[0], numbers = [], facets = {};
      if (!units.length) return { numbers, facets };
      for (const f of head.facets) {
        facets[f] = names[f].filter(([, label]) => has(lattice(label), units)).slice(0, 5);
      }
      const key = joined(typed.replace(/^\D+/, ""));
      if (key && /\d/.test(key)) {
        const { variants } = await single({ key, marks: "", prefix: true });
        const ids = variants.flatMap((v) => [...v.ids].filter((_, i) => v.weights[i] == OWN));
        for (const id of ids.sort((a, b) => b - a).slice(0, 5)) {
          numbers.push((await text(id)).shown);
        }
      }
      return { numbers, facets };
    }

    return { query, suggest };
  }

  function excerpt([point, pointName, text], ranges) {
    const first = ranges.length ? ranges[0][0] : 0;
    const start = first < 80 ? 0 : text.lastIndexOf(" ", first - 50) + 1;
    const end = Math.max(start + 240, ranges.length && ranges[0][1]) + text.slice(start + 240).search(/\s|$/);
    const before = start ? "\u2026 " : "";
    return {
      point, pointName,
      text: before + text.slice(start, end) + (end < text.length ? " \u2026" : ""),
      marks: ranges.filter((r) => r[1] <= end).map((r) => r.map((at) => at - start + before.length)),
    };
  }

  return { open, find, tokens };
})();
