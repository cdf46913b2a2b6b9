"""The lists of the index as bytes: which documents hold a word or a pair, how much, and where.

A shard holds keys in order. Before deflating it is, each number a varint:

    length of the heads, length of the ids, heads, ids, weights

The heads begin with how many keys there are. Each key has the length of what it shares with the
last key, the length of the rest, the rest (UTF-8), how many variants; each variant the number of its
marks (two numbers for a pair) and of its documents. The ids are gaps between those, and the
weights a byte for each. The places of a shard stand in a file of their own, for only long phrases
ask for them: for every key with more than `FEW` documents, all counts of places, then all low
bytes, then all high bytes.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass

from gazette.search.packing import VARINTS, varint, varints

FEW = 32
"""So many documents are looked at themselves; of more, places tell which hold a phrase."""


@dataclass(frozen=True)
class Variant:
    """The documents of one way to mark a key, in order."""

    marks: tuple[int, ...]
    found: array[int]
    """For each document `id << 3 | weight`; of a pair, then how many places, and the places."""
    pair: bool

    @property
    def documents(self) -> list[int]:
        return list(self.found) if not self.pair else list(self._walk())

    def _walk(self) -> Iterable[int]:
        at, found = 0, self.found
        while at < len(found):
            yield found[at]
            at += 2 + found[at + 1]

    def places(self) -> tuple[list[int], list[int]]:
        """Return how many places each document has, and all places in a row."""
        counts, places, at = [], [], 0
        while at < len(self.found):
            size = min(255, self.found[at + 1])
            counts.append(size)
            places += self.found[at + 2 : at + 2 + size]
            at += 2 + self.found[at + 1]
        return counts, places


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
    counts: bytes
    low: bytes
    high: bytes

    @property
    def size(self) -> int:
        """About how many bytes it takes of a deflated shard."""
        return 5 + len(self.heads) + len(self.ids) * 4 // 5 + len(self.weights) // 6


def encode(entry: Entry) -> Encoded:
    heads, ids, weights = [varint(len(entry.variants))], bytearray(), bytearray()
    counts: list[int] = []
    places: list[int] = []
    for variant in entry.variants:
        documents = variant.documents
        heads += [*map(varint, variant.marks), varint(len(documents))]
        numbers = [document >> 3 for document in documents]
        ids += varints([b - a - 1 for a, b in zip([-1, *numbers], numbers, strict=False)])
        weights += bytes([document & 7 for document in documents])
        if variant.pair:
            more = variant.places()
            counts += more[0]
            places += more[1]
    if len(weights) <= FEW:
        counts, places = [], []
    low = bytes([place & 255 for place in places])
    high = bytes([min(255, place >> 8) for place in places])
    return Encoded(
        entry.key, b"".join(heads), bytes(ids), bytes(weights), bytes(counts), low, high
    )


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


def places(entries: list[Encoded]) -> bytes:
    """Return the places of the same entries, or nothing where none has many documents."""
    parts = ("counts", "low", "high")
    return b"".join(getattr(entry, part) for part in parts for entry in entries)


def _shared(one: bytes, other: bytes) -> int:
    size = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        size += 1
    return size
