"""The lists of the index as bytes: which documents hold a word or pair, and what follows it.

A shard holds keys in order. Before deflating it is, each number a varint:

    length of the heads, length of the ids, heads, ids, weights

The heads begin with how many keys there are. Each key has the length of what it shares with the
last key, the length of the rest, the rest (UTF-8), how many variants; each variant the number of
its marks (two numbers for a pair) and of its documents. The ids are gaps between those, and the
weights a byte for each.

Which words follow a pair stands in a file of its own, for only long phrases ask for it. There, for
every key of more than `FEW` documents, are the hashes of the words that follow it, the most
frequent first: how many, then two bytes each. Then how many follow it in each document, a byte
each, and which, all documents in a row.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from gazette.search.packing import VARINTS, varint, varints

FEW = 32
"""So many documents are looked at themselves; of more, what follows tells which hold a phrase."""


@dataclass(frozen=True)
class Variant:
    """The documents of one way to mark a key, in order."""

    marks: tuple[int, ...]
    found: array[int]
    """For each document `id << 3 | weight`; of a pair, then how many words follow it, and which."""
    pair: bool

    def documents(self) -> tuple[list[int], list[int]]:
        """Return the documents, and where in `found` stands what follows in each."""
        if not self.pair:
            return self.found.tolist(), []
        found = self.found.tolist()
        documents, starts, at, size = [], [], 0, len(found)
        while at < size:
            documents.append(found[at])
            starts.append(at + 2)
            at += 2 + found[at + 1]
        return documents, starts


@dataclass(frozen=True)
class Entry:
    """One key with its variants, the most frequent first."""

    key: str
    variants: tuple[Variant, ...]


@dataclass
class Encoded:
    """An entry's bytes, ready to be joined with its neighbours'."""

    key: str
    heads: bytes
    ids: bytes
    weights: bytes
    following: bytes

    @property
    def size(self) -> int:
        """About how many bytes it takes of a deflated shard."""
        return 5 + len(self.heads) + len(self.ids) * 4 // 5 + len(self.weights) // 6


def encode(entry: Entry, hashes: Mapping[int, int]) -> Encoded:
    """Encode an entry; `hashes` gives that of every word, by its number."""
    heads, ids, weights = [varint(len(entry.variants))], bytearray(), bytearray()
    starts = []
    for variant in entry.variants:
        documents, where = variant.documents()
        heads += [varints([*variant.marks, len(documents)])]
        numbers = [document >> 3 for document in documents]
        ids += varints([b - a - 1 for a, b in zip([-1, *numbers], numbers, strict=False)])
        weights += bytes([document & 7 for document in documents])
        starts += [(variant.found, at) for at in where]
    rows = []
    if len(weights) > FEW:
        rows = [{hashes[word] for word in found[at : at + found[at - 1]]} for found, at in starts]
    return Encoded(entry.key, b"".join(heads), bytes(ids), bytes(weights), _following(rows))


def _following(rows: list[set[int]]) -> bytes:
    """Return the part of a key in the file of what follows: its hashes, then those of each row."""
    if not rows:
        return b""
    often = Counter(value for row in rows for value in row)
    values = sorted(often, key=lambda value: (-often[value], value))
    place = {value: i for i, value in enumerate(values)}
    counts = bytes([min(255, len(row)) for row in rows])
    known = b"".join(value.to_bytes(2, "big") for value in values)
    which = [sorted(place[value] for value in row)[:255] for row in rows]
    return varint(len(values)) + known + counts + varints([i for row in which for i in row])


def hash_of(word: str) -> int:
    """Return two bytes of a word's key and marks; 0 is kept for the end of a line."""
    value = 0
    for char in word:
        value = (value * 31 + ord(char)) % 65521
    return value + 1


def shard(entries: list[Encoded]) -> bytes:
    """Return the shard of entries in the order of their keys."""
    heads = bytearray(varint(len(entries)))
    last = b""
    for entry in entries:
        key = entry.key.encode()
        same = _shared(last, key)
        heads += VARINTS[same] + VARINTS[len(key) - same] + key[same:] + entry.heads
        last = key
    ids = b"".join(entry.ids for entry in entries)
    weights = b"".join(entry.weights for entry in entries)
    return varint(len(heads)) + varint(len(ids)) + bytes(heads) + ids + weights


def following(entries: list[Encoded]) -> bytes:
    """Return what follows the same entries, or nothing where none has many documents."""
    return b"".join(entry.following for entry in entries)


def _shared(one: bytes, other: bytes) -> int:
    size = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        size += 1
    return size
