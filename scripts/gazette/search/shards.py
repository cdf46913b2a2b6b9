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
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter, sub
from typing import NamedTuple

from gazette.search.packing import VARINTS, varint, varints
from gazette.search.spill import Lists

_LESS_ONE = bytes([255, *range(255)])
FEW = 32
"""So many documents are looked at themselves; of more, what follows tells which hold a phrase."""


class Variant(NamedTuple):
    """The documents of one way to mark a key, in order."""

    marks: tuple[int, ...]
    key: int
    """As a bucket's lists have it."""
    places: array[int]


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


def encode(key: str, variants: list[Variant], lists: Lists) -> Encoded:
    """Encode a key with its variants, the most frequent first."""
    ordered = sorted(variants, key=_rank) if len(variants) > 1 else variants
    heads, ids, weights = varint(len(ordered)), b"", b""
    for variant in ordered:
        heads += varints([*variant.marks, len(variant.places)])
        ids += _gaps(_at(variant.places, lists.documents))
        weights += bytes(_at(variant.places, lists.weights))
    then = b""
    if len(weights) > FEW and " " in key:
        counts = b"".join([bytes(_at(variant.places, lists.counts)) for variant in ordered])
        rows = [lists.following[variant.key] for variant in ordered]
        then = _following(counts, list(chain.from_iterable(rows)))
    return Encoded(key, heads, ids, weights, then)


def _rank(variant: Variant) -> tuple[int, tuple[int, ...]]:
    return -len(variant.places), variant.marks


def _at(places: Sequence[int], values: Sequence[int]) -> Sequence[int]:
    """Return the values at some places: at once, for a loop over them takes five times as long."""
    found = itemgetter(*places)(values)
    return found if len(places) > 1 else (found,)


def _gaps(ids: Sequence[int]) -> bytes:
    """Return how many are left out before each of these numbers, which rise."""
    steps = list(map(sub, ids, chain((-1,), ids)))
    if max(steps) <= 1 << 7:
        return bytes(steps).translate(_LESS_ONE)
    return varints([step - 1 for step in steps])


def _following(counts: bytes, hashes: list[int]) -> bytes:
    """Return the part of a key in the file of what follows: its hashes, then those of each row."""
    often = Counter(hashes)
    values = sorted(often, key=lambda value: (-often[value], value))
    place = {value: i for i, value in enumerate(values)}
    known = b"".join([value.to_bytes(2, "big") for value in values])
    which = varints(list(map(place.__getitem__, hashes)))
    return varint(len(values)) + known + counts + which


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
