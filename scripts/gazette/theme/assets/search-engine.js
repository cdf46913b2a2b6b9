// Searches the index; the docstring of gazette.search describes its format and rules.
window.VanBan = (() => {
  "use strict";
  const FEW = 32, LONGEST = 14;
  const PART = 1, ALL = 2, CLOSE = 3, PHRASE = 4, NUMBER = 5; // tiers of results
  const OWN = 6, WEIGHTS = [1, 1.3, 1.5, 3, 3.3, 3.5, 6];
  const LETTER = "A-Za-z\\xc0-\\xd6\\xd8-\\xf6\\xf8-\\u02af\\u0300-\\u1fff\\u3040-\\ud7ff";
  const SIGN = "[ \\t\\xa0]*[-/\\u2010-\\u2015][ \\t\\xa0]*";
  const pattern = (text) => new RegExp(text.replace(/L/g, LETTER).replace(/S/g, SIGN), "g");
  const TOKEN = pattern("[0-9]+|[L]+");
  const PRINTED = pattern("[0-9]+(S[0-9]{4})?[L]{0,7}(S[L]{1,7}){1,4}(?![L0-9])");
  const TYPED = pattern("(?<=^\\s*([s\\x53][oO\u1ed0\u1ed1]\\s*:?\\s*)?)[0-9]+\\s*[L]{2,7}([-/\\s]+[L]{1,7}){0,3}\\s*$");
  // A kind and a body, or UBND; "30/ngày" and "19 ca mắc" are no numbers. ĐA and PA are also words.
  const SURE = /^\d+((nq|qc|qh|qy?di?|kl|kh|lkg|[bt][bc]|gm|[ct]tr?|[chn]d|cv)([dhqt]u|ub|[^aeiouy\d]{2})|ubnd)/;
  const MOST = 2 ** 20; // documents
  const STEP = 1024; // one more pair of neighbours counts more than rarity
  let forms = {};

  const remembered = (make, known = new Map()) => (text) => {
    if (!known.has(text)) known.set(text, make(text));
    return known.get(text);
  };

  const spell = remembered((word) => {
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

  const tokens = (text) => Array.from(text.matchAll(TOKEN), ({ index, 0: word }) =>
    ({ ...spell(word), length: 1, word, start: index, end: index + word.length })).filter((t) => t.key);
  const joined = (text) => tokens(text).map((t) => t.key).join("").replace(/^0+/, "");

  const make = (length, each) => Array.from({ length }, (_, i) => each(i));

  // Whether the marks include those that are typed.
  const within = (typed, marks) =>
    RegExp("^" + typed.replace(/0/g, ".").replace(/[a-z]+/, "\\d*$&$")).test(marks);

  // Typing no marks fits all words, except corrections of a typing error (which have `typed`).
  const fits = (unit, marks) => unit.marks == marks || !unit.marks && !unit.typed ||
    (unit.loose || unit.prefix) && within(unit.marks, marks);
  const named = (unit, key) => unit.prefix ? key.startsWith(unit.key) : key == unit.key;

  // The document numbers in a text: the tokens and the key of each.
  const numbers = (found, text, way = PRINTED) => Array.from(text.matchAll(way), ({ index, 0: word }) =>
    ({ inside: found.filter((t) => t.start >= index && t.end <= index + word.length), key: joined(word) }));
  // The form of a concept that begins at a token; a query may type it without marks.
  const formAt = (found, at, isPrinted) => (forms[found[at].key] || []).find((form) =>
    form[1].every(([key, marks], i) => {
      const t = found[at + i];
      return t && t.key == key && (t.marks == marks || !isPrinted && !t.marks);
    }) && (!isPrinted || !form[2] || isPrinted(form[2])));

  // The tokens of a text, and what begins at each one: the token, a concept, a number.
  const lattice = remembered((text) => {
    const found = tokens(text), edges = found.map((token) => [token]);
    const add = (at, length, key) => edges[at].push({ key, marks: "", length });
    found.forEach((token, at) => {
      const form = formAt(found, at, (printed) => token.word.normalize("NFC") == printed &&
        !/[-/\u2013]\s*\0|\0\s*[-/\u2013]/.test(text.slice(0, token.start) + "\0" + text.slice(token.end)));
      if (form) add(at, form[1].length, form[0]);
    });
    for (const { inside, key } of numbers(found, text)) add(found.indexOf(inside[0]), inside.length, key);
    return { found, edges };
  });

  const has = (l, units) => l.found.some((_, at) => reach(l, at, units));

  // The end of a run of units that begins at token `at`, or 0.
  function reach(l, at, units, i = 0) {
    if (!units[i]) return at;
    for (const { key, marks, length } of l.edges[at] || []) {
      const end = named(units[i], key) && fits(units[i], marks) && reach(l, at + length, units, i + 1);
      if (end) return end;
    }
    return 0;
  }

  // The units of a query as typed, and with concepts.
  function part(text, quoted, typing) {
    const found = tokens(text).slice(0, LONGEST), plain = [], other = [];
    const spans = quoted ? [] : numbers(found, text);
    if (!quoted && !spans[0]) spans.push(...numbers(found, text, TYPED));
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
        other.push(...(form ? [concept] : run));
        plain.push(...(run[1] && run.every((t, i) => t.marks == form[1][i][1]) ? [concept] : run));
      }
    }
    if (typing) for (const way of [plain, other]) {
      const last = way.at(-1);
      if (last && last.key[0] != "=") last.prefix = true;
    }
    return {
      ways: plain.every((unit, i) => unit == other[i]) ? [plain] : [plain, other],
      quoted, cut: tokens(text)[LONGEST], number: spans[0], sure: spans[0] && !other[1] && SURE.test(other[0].key),
    };
  }

  function parse(text, typing) {
    const parts = [], without = [];
    let free = "", rest = "", last;
    text = text.replace(/[\u201c-\u201e\xab\xbb]/g, '"').replace(/(\d)\s+-\s*(?=[^\s\d"]+\/)/g, "$1-");
    for (const m of text.matchAll(/(-?)"([^"]*)"?|[^\s"]+/g)) {
      last = m;
      if (m[2] == null && !/^-./.test(m[0])) free += " " + m[0];
      else {
        (m[0][0] == "-" ? without : parts).push(part(m[0], true));
        rest += " " + m[0];
      }
    }
    parts.push({ ...part(free, false, typing && last?.[2] == null && !/\s$/.test(text)), free });
    const some = (p) => p.ways[0][0];
    return { parts: parts.filter(some), without: without.filter(some), rest };
  }

  // Matches: the whole run if it occurs, else pairs, else words.
  function marks(lattices, { parts }) {
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

  function find(texts, query, typing) {
    const asked = parse(query, typing), lattices = texts.map(lattice);
    for (const { ways } of asked.parts) for (const unit of ways.flat()) {
      unit.loose = !lattices.some((l) => l.found.some((t) => t.key == unit.key && t.marks == unit.marks));
    }
    return marks(lattices, asked);
  }

  // Whether two words differ by one letter added, left out, changed, or by two swapped.
  function near(a, b) {
    let i = 0;
    while (a[i] && a[i] == b[i]) i++;
    a = a.slice(i), b = b.slice(i);
    const x = a.slice(1), y = b.slice(1);
    return a == y || x == b || x == y || x.slice(1) == y.slice(1) && a[0] == b[1] && a[1] == b[0];
  }

  // The keys of a word in Telex, where typing errors happen: đường is dduowngf (or dduwowngf).
  const telex = ({ key, marks }) => {
    const [, shapes, tone] = marks.match(/(\d*)(.*)/);
    const letters = [...key].map((c, i) => c + ["", "w", c, "w", "d"][shapes[i] || 0]);
    return letters.join("").replace("uwo", "uo") + tone;
  };

  // The word for keys typed without a Vietnamese keyboard, in Telex or in VNI (with digits).
  const raw = (word) => word.toLowerCase().replace(/(.)6/, "$1$1").replace(/\d/g, (d) => " sfrxj wwd"[d])
    .replace(/([aeiouyw])([fjrsx])(.+)$/, "$1$3$2").replace(/(^|[^aou])w/, "$1uw").replace("uwo", "uo");

  async function inflate(text) {
    const out = new Uint8Array(text.length * 7 >> 3);
    let bits = 0, held = 0, at = 0;
    for (let i = 0; i < text.length; i++) {
      bits = bits << 7 | text.charCodeAt(i);
      held += 7;
      if (held > 7) out[at++] = bits >> (held -= 8);
    }
    const stream = new DecompressionStream("deflate-raw"), writer = stream.writable.getWriter();
    writer.write(out);
    writer.close();
    return new Uint8Array(await new Response(stream.readable).arrayBuffer());
  }

  function reader(bytes) {
    let at = 0;
    const int = () => {
      const byte = bytes[at++];
      return byte > 127 ? byte & 127 | int() << 7 : byte;
    };
    return { int, take: (size) => bytes.subarray(at, at += size) };
  }

  const utf8 = new TextDecoder();

  // The variants of each key in a shard.
  function lists(bytes, names, file) {
    const weights = reader(bytes), headSize = weights.int(), idSize = weights.int();
    const r = reader(weights.take(headSize)), gaps = reader(weights.take(idSize));
    let letters = [];
    return Object.assign(make(r.int(), () => {
      letters = [...letters.slice(0, r.int()), ...r.take(r.int())];
      const key = utf8.decode(new Uint8Array(letters));
      return make(r.int(), () => {
        const marks = key.split(" ").map(() => names[r.int()]), size = r.int();
        let last = -1;
        const ids = new Uint32Array(size).map(() => last += gaps.int() + 1);
        return { key, marks, size, ids, weights: weights.take(size) };
      });
    }), { file });
  }

  function addNext(keys, bytes) {
    const r = reader(bytes);
    for (const variants of keys) if (variants[0].marks[1] != null && count(variants) > FEW) {
      const known = make(r.int(), () => r.take(2).reduce((high, low) => high << 8 | low));
      for (const v of variants) v.counts = r.take(v.size);
      for (const v of variants) {
        v.next = new Uint16Array(v.counts.reduce((sum, n) => sum + n, 0)).map(() => known[r.int()]);
      }
    }
  }

  const ones = (bits) => bits ? (bits & 1) + ones(bits >> 1) : 0;
  const hash = (word) => [...word].reduce((value, c) => (value * 31 + c.codePointAt()) % 65521, 0) + 1;
  const count = (variants) => variants.reduce((n, v) => n + v.size, 0);
  const after = (cuts, key) => cuts.filter((cut) => cut <= key).length;

  // `given`: the data of head.js, if the page already has it.
  async function open(root, given) {
    const files = {};
    const load = (name) => new Promise((done, fail) => {
      const script = document.createElement("script");
      script.take = done;
      script.onload = script.onerror = () => { script.remove(); fail(Error(name)); };
      script.src = root + name + ".js";
      document.head.append(script);
    }).then(inflate);
    const kept = (name, make) => files[name] ||= load(name).then((bytes) => make(bytes, name))
      .catch((error) => { delete files[name]; throw error; });
    const parsed = (bytes) => JSON.parse(utf8.decode(bytes));
    const names = () => table("n", parsed);
    const table = (name, make) => kept(name + "-" + head.stamps[name], make);
    const head = parsed(await (given ? inflate(given) : load("head"))), N = head.n;
    forms = head.forms;

    // Loads the shards of a family that may hold a key, or `most` of those that may begin with it.
    async function shards(family, key, prefix, most) {
      const cuts = head[family][0].split("|"), stamps = head[family][1].match(/..../g) || [];
      const from = after(cuts, key) - 1, found = stamps.slice(from, N && (prefix ? after(cuts, key + "\uffff") : from + 1));
      const maps = await Promise.all(found.slice(0, most).map((stamp, i) => kept(
        family + "/" + cuts[from + i].replace(" ", "-") + "-" + stamp,
        (bytes, file) => lists(bytes, head.marks, file))));
      maps.cut = found[most];
      return maps;
    }

    function picked(units, maps) {
      const any = { key: units.map((unit) => unit.key).join(" "), prefix: units.at(-1).prefix };
      const variants = maps.flat(2).filter((v) =>
        named(any, v.key) && units.every((unit, i) => fits(unit, v.marks[i])));
      return { maps, variants, size: count(variants) };
    }

    // The shard of a pair has the lists of its first word, too.
    async function single(unit, pair) {
      const maps = pair ? (await pair)[1].slice(0, 1) : await shards("w", unit.key, unit.prefix, 6);
      unit.loose ||= !picked([unit], maps).size;
      return picked([unit], maps);
    }

    const pair = async (...units) =>
      [units, await shards("p", units[0].key + " " + units[1].key, units[1].prefix)];

    const text = (id) => {
      const [start, month] = head.months.findLast((month) => month[0] <= id);
      return kept(`t/${month}/${id - start}`, (bytes) => {
        const [address, title, number, where, date, when, note, others, blocks] = parsed(bytes);
        const texts = [title, number, where, ...others, when, ...blocks.map((block) => block[2])];
        const shown = { address, title, number, where, date, when, note };
        return { shown, blocks, lines: () => texts.map(lattice) };
      });
    };

    // For each document, whether a word of `right` follows the pair (1), another word (2), or both (3).
    async function following(list, right) {
      await Promise.all(list.maps.map((map) =>
        kept(map.file + "n", (bytes) => addNext(map, bytes))));
      const found = new Uint8Array(N);
      for (const { ids, counts, next } of list.variants) for (let i = 0, at = 0; i < ids.length; i++) {
        for (const end = at + counts[i]; at < end; at++) found[ids[i]] |= right.has(next[at]) ? 1 : 2;
      }
      return found;
    }

    // Typed without marks, a name comes first: the variant most frequent in titles and places.
    const worth = (v) => v.worth ||= 1 + 3 * v.weights.filter((weight) => weight > 2).length / (v.size + 3);

    async function run(units, quoted, most) {
      const tier = new Uint8Array(N), score = new Float32Array(N), own = [], n = units.length;
      const words = new Uint16Array(N), pairs = new Uint16Array(N);
      const add = (list, bits, i) => {
        const rare = Math.log(1 + N / (1 + list.size)) * (bits == pairs ? 3 : 1), best = new Float32Array(N);
        for (const v of list.variants) for (let k = 0, each = rare * worth(v); k < v.size; k++) {
          const id = v.ids[k], weight = v.weights[k], more = each * WEIGHTS[weight] - best[id];
          bits[id] |= 1 << i;
          if (more > 0) { best[id] += more; score[id] += more; }
          if (weight == OWN) own.push(id);
          if (n < 2) tier[id] = weight == OWN ? NUMBER : PHRASE;
        }
      };
      const starts = [...units.keys()].slice(0, -1).filter((i) => n < 8 || i % 2 == 0 || i == n - 2);
      const loading = starts.map((i) => pair(units[i], units[i + 1]));
      const out = { tier, score, words, own, missing: [], unsure: new Set };
      if (!quoted || n == 1) {
        const lists = await Promise.all(units.map((unit, i) => single(unit, loading[starts.indexOf(i)])));
        lists.forEach((list, i) => {
          add(list, words, i);
          if (!list.size) out.missing.push(i);
          out.loose ||= list.maps.cut;
        });
        if (n == 1 || out.missing[0] >= 0) return out;
      }
      const found = (await Promise.all(loading)).map((p) => picked(...p));
      found.forEach((list, i) => add(list, pairs, starts[i]));
      const all = (1 << n) - 1, full = starts.reduce((bits, i) => bits | 1 << i, 0);
      let held = [];
      for (let id = 0; id < N; id++) {
        const bits = pairs[id];
        if (bits == full) held.push(id);
        if (!quoted) tier[id] = (bits | bits << 1) == all ? CLOSE : words[id] == all ? ALL : 0;
        if (tier[id]) score[id] += STEP * (LONGEST - ones(full & ~bits));
      }
      if (n > 2) held = await exact(held, units, found, out, most, quoted ? 13 : 256);
      for (const id of held) tier[id] = PHRASE;
      for (const id of own) if (tier[id]) tier[id] = NUMBER;
      return out;
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

    async function partly({ ways, quoted, number }) {
      const most = (quoted ? 8 : 6) - ways.length; // units, so that a query loads 15 files at most
      let [one, other] = await Promise.all((number ? [ways[1]] : ways).map((way) => run(way, quoted, most)));
      if (number && !one.tier.some(Boolean)) one = { ...await run(ways[0]), own: [] };
      if (other) {
        for (const of of ["tier", "score"]) {
          other[of].forEach((x, id) => { one[of][id] = Math.max(one[of][id], x); });
        }
        other.unsure.forEach((id) => one.unsure.add(id));
        one.loose ||= other.loose;
      }
      // Reads the text if it is in doubt whether it has the phrase.
      one.look = async (id) => {
        if (!one.unsure.delete(id)) return;
        const lines = (await text(id)).lines();
        if (!lines.some((l) => ways.some((units) => has(l, units)))) {
          one.tier[id] = Math.min(one.tier[id], quoted ? 0 : CLOSE);
        }
      };
      if (quoted && one.unsure.size <= FEW) await Promise.all([...one.unsure].map(one.look));
      one.loose ||= quoted && one.unsure.size > 0;
      return one;
    }

    async function match(asked) {
      const { parts, without } = asked;
      const [found, not] = await Promise.all([parts, without].map((some) => Promise.all(some.map(partly))));
      parts.forEach((p, i) => { p.missing = found[i].missing; });
      const tier = new Uint8Array(N).fill(found[0] ? NUMBER : ALL), score = new Float32Array(N);
      for (const f of found) for (let id = 0; id < N; id++) {
        tier[id] = Math.min(tier[id], f.tier[id]);
        score[id] += f.score[id];
      }
      for (const f of not) for (let id = 0; id < N; id++) if (f.tier[id]) tier[id] = 0;
      return { asked, tier, score, found, approximate: [...found, ...not].some((f) => f.loose) };
    }

    // The words of the corpus, most frequent first.
    const lexicon = () => table("l", (bytes) => parsed(bytes).flatMap((words) =>
      words.split(" ").map((word) => ({ ...spell(word), word, typed: telex(spell(word)) }))).reverse());

    const mostBeside = (a, b) => b.beside - a.beside;

    // Corrections of the unit at `i`, best first: with other marks, or with other letters.
    async function nearTo(units, i, letters = false) {
      const { key, marks: code, word } = units[i], typed = telex(units[i]);
      const as = (w) => code ? w.typed : w.key;
      if (/[\d=]|^.$/.test(key) || formAt(units, i)
        || word.length < 5 && word == word.toUpperCase()) return []; // BCH
      const some = (await lexicon())
        .filter((w) => (w.key != key) == letters && as(w) != typed && near(as(w), typed))
        .filter((w, n, all) => n == all.findIndex((other) => as(other) == as(w))).slice(0, 6)
        .map((w) => code ? { ...w, i } : { key: w.key, marks: "", word: w.key, i });
      await Promise.all(some.map(async (unit) => {
        const beside = [[units[i - 1], unit], [unit, units[i + 1]]].filter(([a, b]) => a && b);
        unit.beside = (await Promise.all(beside.map((two) => pair(...two))))
          .reduce((product, list) => product * (1 + picked(...list).size), 1) - 1;
      }));
      return some.sort(mostBeside);
    }

    // The answer to the corrected query, if nothing was found.
    async function mended(asked) {
      let free = asked.parts.find((p) => p.free && !p.number);
      if (!free) return;
      const typed = new Map((await lexicon()).map((w) => [w.marks && w.typed, w.word]));
      const from = free.free.trim();
      const again = async (words) => {
        const to = words.join(" ");
        free = { ...part(to), free: to };
        const answer = await match({ ...asked, parts: asked.parts.map((p) => p.free ? free : p) });
        return answer.tier.some(Boolean) && { ...answer, corrected: { from, to, rest: asked.rest } };
      };
      let answer = await again(from.split(/\s+/).map((word) => typed.get(raw(word)) || word));
      if (answer) return answer;
      const units = [...free.ways[0]], { missing } = free;
      const said = (units) => again(units.map((unit) => unit.word));
      for (const i of missing) {
        const some = [...await nearTo(units, i), ...await nearTo(units, i, true)];
        units[i] = some.find((unit) => unit.beside) || some[0];
        if (!some[0]) return;
      }
      if (missing[0] >= 0) return said(units);
      for (const letters of [false, true]) {
        const some = (await Promise.all(units.slice(0, 6).map((_, i) => nearTo(units, i, letters)))).flat();
        for (const unit of some.filter((unit) => unit.beside).sort(mostBeside).slice(0, 3)) {
          if (answer = await said(units.with(unit.i, unit))) return answer;
        }
      }
    }

    // The keys of each document, by facet and id.
    const columns = () => table("f", (bytes) => {
      const r = reader(bytes);
      return head.facets.map(() => {
        const sizes = r.take(N);
        return make(N, (id) => make(sizes[id], r.int));
      });
    });

    // `from` and `to` are a year, a month or a day.
    async function inRange(tier, from, to) {
      if (!from && !to) return;
      let id = 0;
      for (const [date, n] of await table("d", parsed)) for (let i = n; i--; id++) {
        if (!date || date < from || to && date.slice(0, to.length) > to) tier[id] = 0;
      }
    }

    // Each facet is counted under the filters of the others.
    function sift(tier, filters, facets, names, every) {
      const chosen = (f) => filters[f] || [];
      const counts = facets.map((f) => names[f].map(() => 0));
      const sets = facets.map((f) =>
        new Set(chosen(f).map((key) => names[f].findIndex((row) => row[0] == key))));
      const columns = facets.map((f) => every[head.facets.indexOf(f)]);
      if (columns[0]) for (let id = 0; id < N; id++) if (tier[id]) {
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

    async function hit(id, tier, asked) {
      const { shown, blocks, lines } = await text(id);
      const found = asked && marks(lines(), asked).slice(-blocks.length);
      const size = (i) => found[i].reduce((n, [a, b]) => n + b - a, 0);
      const some = [...(asked ? blocks : []).keys()].sort((a, b) => size(b) - size(a))
        .filter((i, n) => n < (size(i) ? 2 : 1)).sort((a, b) => a - b);
      return { ...shown, tier: tier[id], excerpts: some.map((i) => excerpt(blocks[i], found[i])) };
    }

    // The ids of an answer, each packed into one number with its rank, so that sorting is fast.
    function ordered(tier, score, sort) {
      const order = new Float64Array(N);
      let total = 0;
      for (let id = 0; id < N; id++) if (tier[id]) {
        const rank = sort == "newest" ? 0 : sort == "oldest" ? (id < head.undated ? N : 2 * N) - id
          : Math.round((tier[id] * 2 ** 18 + score[id]) * 1024);
        order[total++] = rank * MOST + id;
      }
      return Array.from(order.subarray(0, total).sort().reverse(), (rank) => rank % MOST);
    }

    async function query(text, {
      typing, from, to, sort, filters = {}, facets = true, excerpts = true, limit = 10, offset = 0,
    } = {}) {
      const typed = parse(text, typing), notices = typed.parts.some((p) => p.cut) ? ["cut"] : [];
      const sifted = head.facets.filter((f) => facets || filters[f]?.[0]);
      let [answer, ...keys] = await Promise.all([match(typed), ...sifted[0] ? [names(), columns()] : []]);
      const [first, ...others] = typed.parts, alone = !others[0] && !typed.without[0] && answer.found[0];
      if (first?.sure && alone.own?.length == 0) notices.push("no_number");
      if (!answer.tier.some(Boolean) && !typing) {
        const other = await mended(typed);
        if (other) answer = other;
        else if (alone) {
          const held = Array.from(alone.words, ones), most = Math.max(...held);
          if (most) {
            held.forEach((n, id) => { if (n == most) answer.tier[id] = PART; });
            notices.push("part");
          }
        }
      }
      const { asked, tier, score, found, approximate, corrected = null } = answer;
      await inRange(tier, from, to);
      facets = sift(tier, filters, sifted, ...keys);
      // Verifies the results to be shown; others replace those that fail.
      const doubtful = (id) => found.some((f) => f.unsure.has(id)), end = offset + limit;
      let ids;
      for (let most = end; (ids = ordered(tier, score, sort)).slice(0, end).some(doubtful); most *= 2) {
        await Promise.all(ids.slice(0, most).filter(doubtful).map(async (id) => {
          await Promise.all(found.map((f) => f.look(id)));
          tier[id] = Math.min(tier[id], ...found.map((f) => f.tier[id]));
        }));
      }
      const hits = await Promise.all(ids.slice(offset, end).map((id) => hit(id, tier, excerpts && asked)));
      return { total: ids.length, approximate, hits, facets, corrected, notices };
    }

    async function suggest(typed) {
      const known = await names(), [units] = part(typed, true, true).ways, facets = {};
      for (const f of head.facets) {
        facets[f] = known[f].filter((row) => units[0] && has(lattice(row[1]), units)).slice(0, 5);
      }
      const first = joined(typed.match(/\d+/)?.[0] || ""), numbers = [];
      if (first) {
        const { variants } = await single({ key: joined(typed.replace(/^\D+/, "")), prefix: true });
        const ids = variants // 1/2022 is not 12
          .filter((v) => v.key.match(/^(\d+?)(?:20\d\d)?(?!\d)/)[1].startsWith(first))
          .flatMap((v) => [...v.ids].filter((_, i) => v.weights[i] == OWN));
        for (const id of ids.sort((a, b) => b - a).slice(0, 5)) numbers.push((await text(id)).shown);
      }
      return { numbers, facets };
    }

    return { query, suggest };
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

  return { open, find, tokens };
})();
