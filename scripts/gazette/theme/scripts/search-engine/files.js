// The files of the index: loaded once each, by name, as scripts.
import { fits, keysOf, listOf, named } from "./words.js";
import { lattice } from "./texts.js";
import { inflate, lists, parsed, reader, sizeOf } from "./packing.js";

const after = (cuts, key) => cuts.filter((cut) => cut <= key).length;

function loaderOf(root) {
  const files = {};
  const load = (name) => new Promise((done, fail) => {
    const script = document.createElement("script");
    script.take = done;
    script.onload = script.onerror = () => { script.remove(); fail(Error(name)); };
    script.src = root + name + ".js";
    document.head.append(script);
  }).then(inflate);
  return (name, make) => files[name] ||= load(name).then((bytes) => make(bytes, name))
    .catch((error) => { delete files[name]; throw error; });
}

// `given`: the data of head.js, if the page already has it.
export async function openFiles(root, given) {
  const kept = loaderOf(root);
  const head = given ? parsed(await inflate(given)) : await kept("head", parsed);
  const N = head.n;
  const table = (name, make) => kept(name + "-" + head.stamps[name], make);

  // The shards of a family that may hold a key, or `most` of those that may begin with it.
  async function shards(family, key, prefix, most, make) {
    const cuts = head[family][0].split("|"), stamps = head[family][1].match(/..../g) || [];
    const from = after(cuts, key) - 1, found = stamps.slice(from, prefix ? after(cuts, key + "\uffff") : from + 1);
    const maps = await Promise.all(found.slice(0, most).map((stamp, i) =>
      kept(family + "/" + cuts[from + i].replace(/ /g, "-") + "-" + stamp, make)));
    maps.cut = found[most];
    return maps;
  }
  const listsIn = (family, key, prefix, most) => N ? shards(family, key, prefix, most,
    (bytes, file) => lists(bytes, head.marks, file)) : [];

  function picked(units, maps) {
    const any = { key: keysOf(units), prefix: units.at(-1).prefix };
    const { isOf = () => true } = units.at(-1);
    const variants = maps.flat(2).filter((v) =>
      named(any, v.key) && isOf(v.key) && units.every((unit, i) => fits(unit, v.marks[i])));
    return { maps, variants, size: sizeOf(variants) };
  }

  // The shard of a pair has the lists of its first word, too.
  async function single(unit, pair) {
    const maps = pair ? (await pair)[1].slice(0, 1) : await listsIn("w", unit.key, unit.prefix, 6);
    return picked([unit], maps);
  }

  const pair = async (...units) =>
    [units, await listsIn("p", units[0].key + " " + units[1].key, units[1].prefix)];

  const text = (id) => {
    const [start, month] = head.months.findLast((month) => month[0] <= id);
    return kept(`t/${month}/${id - start}`, (bytes) => {
      const [address, title, number, where, date, when, note, others, blocks] = parsed(bytes);
      const texts = [title, number, ...others, ...blocks.map((block) => block[2])];
      const shown = { address, title, number, where, date, when, note };
      return { shown, blocks, lines: () => texts.map(lattice) };
    });
  };

  // The keys of each document, by facet and id.
  const columns = () => table("f", (bytes) => {
    const r = reader(bytes);
    return head.facets.map(() => {
      const sizes = r.take(N);
      return listOf(N, (id) => listOf(sizes[id], r.int));
    });
  });

  return {
    head, kept, picked, single, pair, text, columns,
    facetNames: () => table("n", parsed),
    days: () => table("d", parsed),
    lexicon: (make) => table("l", (bytes) => make(parsed(bytes))),
    names: (key, prefix) => head.e[1] ? shards("e", key, prefix, 2, parsed) : [],
  };
}
