"""Postings of all documents turned into lists by key, in little memory.

In: the postings of one document after another, in the order of ids. Out: bucket by bucket, each a
range of first words, all lists of its keys. What is held grows into files of each bucket, and one
bucket is read back at a time.

A document's keys are in order, so what goes into a bucket is a slice, and no posting is looked at.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path

BUCKETS = 64
_HELD = 1_000_000  # postings; about 20 MB
_TYPES = "QIHH"


@dataclass(frozen=True)
class Postings:
    """Postings in a row. A key is `first << SECOND | second`."""

    keys: array[int]
    heads: array[int]
    """`document << 3 | weight`"""
    counts: array[int]
    """How many words follow each."""
    following: array[int]
    """The hashes of those, of all postings in a row."""


@dataclass(frozen=True)
class Lists:
    """The lists of one bucket: of every key, where in the postings its documents stand."""

    places: dict[int, list[int]]
    heads: array[int]
    ends: array[int]
    """Where in `following` that of each posting ends, after a 0."""
    following: array[int]

    def rows(self, places: Iterable[int]) -> list[array[int]]:
        """Return the hashes of what follows at each of some places."""
        ends, following = self.ends, self.following
        return [following[ends[place] : ends[place + 1]] for place in places]


class Spill:
    def __init__(self, folder: Path, cuts: Sequence[int]) -> None:
        """`cuts` are the first keys of all buckets but the first."""
        self._cuts = cuts
        self._files = [
            [folder / f"{i}{type_}{n}" for n, type_ in enumerate(_TYPES)]
            for i in range(len(cuts) + 1)
        ]
        self._held = [[array(type_) for type_ in _TYPES] for _ in self._files]
        self._size = 0

    def add(self, postings: Postings) -> None:
        """Add the postings of the next document, whose keys are in order."""
        keys, ends = postings.keys, [0, *accumulate(postings.counts)]
        at = [0, *(bisect_left(keys, cut) for cut in self._cuts), len(keys)]
        for held, (start, end) in zip(self._held, pairwise(at), strict=True):
            if start < end:
                held[0] += keys[start:end]
                held[1] += postings.heads[start:end]
                held[2] += postings.counts[start:end]
                held[3] += postings.following[ends[start] : ends[end]]
        self._size += len(keys)
        if self._size > _HELD:
            self._flush()

    def buckets(self) -> Iterator[Lists]:
        """Yield the lists of each bucket, and forget them."""
        self._flush()
        for files in self._files:
            if files[0].exists():
                yield _read(files)
                for file in files:
                    file.unlink()

    def _flush(self) -> None:
        for files, held in zip(self._files, self._held, strict=True):
            for file, values in zip(files, held, strict=True):
                if held[0]:
                    with file.open("ab") as out:
                        values.tofile(out)
        self._held = [[array(type_) for type_ in _TYPES] for _ in self._files]
        self._size = 0


def _read(files: Sequence[Path]) -> Lists:
    pairs = zip(_TYPES, files, strict=True)
    keys, heads, counts, following = (array(type_, file.read_bytes()) for type_, file in pairs)
    places: dict[int, list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        places[key].append(place)
    return Lists(places, heads, array("I", accumulate(counts, initial=0)), following)


def even_cuts(weights: Iterable[tuple[str, int]], parts: int) -> list[str]:
    """Return up to `parts` - 1 of the keys, where sorted keys part into about even weights."""
    ordered = sorted(weights)
    total, so_far = sum(weight for _, weight in ordered), 0
    cuts: list[str] = []
    for key, weight in ordered:
        if so_far * parts >= total * (len(cuts) + 1):
            cuts.append(key)
        so_far += weight
    return cuts[: parts - 1]
