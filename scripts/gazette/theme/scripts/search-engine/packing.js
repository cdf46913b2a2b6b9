// What the files of the index hold, unpacked: gazette.search.packing and .shards pack it.
import { listOf } from "./words.js";

export async function inflate(text) {
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

export function reader(bytes) {
  let at = 0;
  const int = () => {
    const byte = bytes[at++];
    return byte > 127 ? byte & 127 | int() << 7 : byte;
  };
  return { int, take: (size) => bytes.subarray(at, at += size) };
}

const utf8 = new TextDecoder();
export const parsed = (bytes) => JSON.parse(utf8.decode(bytes));

// The variants of each key in a shard.
export function lists(bytes, names, file) {
  const weights = reader(bytes), headSize = weights.int(), idSize = weights.int();
  const r = reader(weights.take(headSize)), gaps = reader(weights.take(idSize));
  let letters = [];
  return Object.assign(listOf(r.int(), () => {
    letters = [...letters.slice(0, r.int()), ...r.take(r.int())];
    const key = utf8.decode(new Uint8Array(letters));
    return listOf(r.int(), () => {
      const marks = key.split(" ").map(() => names[r.int()]), size = r.int();
      let last = -1;
      const ids = new Uint32Array(size).map(() => last += gaps.int() + 1);
      return { key, marks, size, ids, weights: weights.take(size) };
    });
  }), { file });
}

export const sizeOf = (variants) => variants.reduce((n, v) => n + v.size, 0);

// Adds to each pair in more than `few` documents the words that follow it.
export function addNext(keys, bytes, few) {
  const r = reader(bytes);
  for (const variants of keys) if (variants[0].marks[1] != null && sizeOf(variants) > few) {
    const known = listOf(r.int(), () => r.take(2).reduce((high, low) => high << 8 | low));
    for (const v of variants) v.counts = r.take(v.size);
    for (const v of variants) {
      v.next = new Uint16Array(v.counts.reduce((sum, n) => sum + n, 0)).map(() => known[r.int()]);
    }
  }
}
