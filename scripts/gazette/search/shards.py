"""Encodes the lists of the index: which documents hold a word or pair, and what follows it.

A shard holds keys in order. Before it is deflated, it is a run of numbers as varints:

    length of the heads, length of the ids, heads, ids, weights

The heads begin with the number of keys. Each key has the length of the beginning it shares with
the key before it, the length of the rest, the rest in UTF-8, and the number of its variants. Each
variant has the codes of its marks (two for a pair) and its number of documents. The ids are the
gaps between documents; the weights are a byte each.

The words after a pair are in a file of their own, as only long phrases need them. It covers every
pair in more than `FEW` documents: the number of different hashes, the hashes, two bytes each and
the most frequent first, how many words follow the pair in each document, a byte each, and which
hashes those are, all documents in a row.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, takewhile
from operator import eq, itemgetter, sub

from gazette.search.packing import VARINTS, varint, varints
from gazette.search.spill import PostingLists

_LESS_ONE = bytes([255, *range(255)])
FEW = 32
"""The most documents whose texts are read to confirm a phrase; with more, following words are."""


@dataclass
class Variant:
    """The documents of a key with certain marks, in order. Frequent variants come first."""

    marks: tuple[int, ...]
    key: int
    """The key in the `PostingLists`."""
    places: array[int]

    def __lt__(self, other: Variant) -> bool:
        return (-len(self.places), self.marks) < (-len(other.places), other.marks)


@dataclass
class ShardEntry:
    """A key with its variants as bytes, to be joined with those of its shard."""

    key: str
    heads: bytes
    ids: bytes
    weights: bytes
    following: bytes

    @property
    def size(self) -> int:
        """The approximate number of bytes it takes in a deflated shard."""
        return 5 + len(self.heads) + len(self.ids) * 4 // 5 + len(self.weights) // 6


def encode(key: str, variants: list[Variant], lists: PostingLists) -> ShardEntry:
    heads, ids, weights = varint(len(variants)), b"", b""
    for variant in variants:
        heads += varints([*variant.marks, len(variant.places)])
        ids += _gaps(_at(variant.places, lists.documents))
        weights += bytes(_at(variant.places, lists.weights))
    then = b""
    if len(weights) > FEW and " " in key:
        counts = b"".join([bytes(_at(variant.places, lists.counts)) for variant in variants])
        rows = [lists.following[variant.key] for variant in variants]
        then = _following(counts, list(chain.from_iterable(rows)))
    return ShardEntry(key, heads, ids, weights, then)


def _at(places: Sequence[int], values: Sequence[int]) -> Sequence[int]:
    """Return the values at some places, five times as fast as a loop."""
    found = itemgetter(*places)(values)
    return found if len(places) > 1 else (found,)


def _gaps(ids: Sequence[int]) -> bytes:
    """Return how many ids are skipped before each of these, which are in order."""
    steps = list(map(sub, ids, chain((-1,), ids)))
    if max(steps) <= 1 << 7:
        return bytes(steps).translate(_LESS_ONE)
    return varints([step - 1 for step in steps])


def _following(counts: bytes, hashes: list[int]) -> bytes:
    """Return one pair's part of the file of following words."""
    often = Counter(hashes)
    values = sorted(often, key=lambda value: (-often[value], value))
    place = {value: i for i, value in enumerate(values)}
    known = b"".join([value.to_bytes(2, "big") for value in values])
    which = varints(list(map(place.__getitem__, hashes)))
    return varint(len(values)) + known + counts + which


def shard(entries: list[ShardEntry]) -> bytes:
    """Return a shard of entries, which are in the order of their keys."""
    heads = bytearray(varint(len(entries)))
    last = b""
    for entry in entries:
        key = entry.key.encode()
        same = len(list(takewhile(bool, map(eq, last, key))))
        heads += VARINTS[same] + VARINTS[len(key) - same] + key[same:] + entry.heads
        last = key
    ids = b"".join(entry.ids for entry in entries)
    weights = b"".join(entry.weights for entry in entries)
    return varint(len(heads)) + varint(len(ids)) + bytes(heads) + ids + weights


def following(entries: list[ShardEntry]) -> bytes:
    """Return the file of following words for a shard; empty if no entry has many documents."""
    return b"".join(entry.following for entry in entries)
