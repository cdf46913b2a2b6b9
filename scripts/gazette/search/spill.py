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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise, repeat
from pathlib import Path

SECOND = 24
"""Bits that the second word of a pair has in a key, `first << SECOND | second`."""
NO_WORD = (1 << SECOND) - 1
"""The second word of a single one."""
BUCKETS = 64
_HELD = 1_000_000  # postings; about 15 MB
_TYPES = {
    "documents": "I",
    "sizes": "I",
    "keys": "Q",
    "weights": "B",
    "counts": "B",
    "following": "H",
}
"""What a bucket holds: documents, how many postings each has, and those as `Postings` has them."""


@dataclass(frozen=True)
class Postings:
    """The postings of a document, in the order of their keys."""

    keys: array[int]
    weights: bytes
    counts: bytes
    """How many words follow each."""
    following: array[int]
    """The hashes of those, of all postings in a row."""


@dataclass(frozen=True)
class Lists:
    """The postings of one bucket, and of every key where it has them."""

    places: dict[int, array[int]]
    documents: array[int]
    weights: bytes
    counts: bytes
    following: dict[int, array[int]]
    """Of every key that is followed, the hashes of what follows, of all its postings in a row."""


class Spill:
    def __init__(self, folder: Path, cuts: Sequence[int]) -> None:
        """`cuts` are the first keys of all buckets but the first."""
        self._folder = folder
        self._cuts = cuts
        self._forget()

    def _forget(self) -> None:
        self._held = [
            {name: array(type_) for name, type_ in _TYPES.items()} for _ in [None, *self._cuts]
        ]
        self._size = 0

    def add(self, document: int, postings: Postings) -> None:
        """Add the postings of the next document."""
        keys, ends = postings.keys, [0, *accumulate(postings.counts)]
        at = [0, *(bisect_left(keys, cut) for cut in self._cuts), len(keys)]
        for held, (start, end) in zip(self._held, pairwise(at), strict=True):
            if start < end:
                held["documents"].append(document)
                held["sizes"].append(end - start)
                held["keys"] += keys[start:end]
                held["weights"].frombytes(postings.weights[start:end])
                held["counts"].frombytes(postings.counts[start:end])
                held["following"] += postings.following[ends[start] : ends[end]]
        self._size += len(keys)
        if self._size > _HELD:
            self._flush()

    def buckets(self) -> Iterator[Lists]:
        """Yield the lists of each bucket, and forget them."""
        self._flush()
        for bucket in range(len(self._held)):
            files = {name: self._file(bucket, name) for name in _TYPES}
            if files["documents"].exists():
                data = {name: file.read_bytes() for name, file in files.items()}
                yield _lists({name: array(_TYPES[name], data[name]) for name in data})
                for file in files.values():
                    file.unlink()

    def _flush(self) -> None:
        for bucket, held in enumerate(self._held):
            for name, values in held.items():
                if held["documents"]:
                    with self._file(bucket, name).open("ab") as out:
                        values.tofile(out)
        self._forget()

    def _file(self, bucket: int, name: str) -> Path:
        return self._folder / f"{bucket}.{name}"


def _lists(held: Mapping[str, array[int]]) -> Lists:
    keys, counts = held["keys"], held["counts"]
    places: dict[int, array[int]] = defaultdict(lambda: array("I"))
    for place, key in enumerate(keys):
        places[key].append(place)
    followed: dict[int, array[int]] = defaultdict(lambda: array("H"))
    for key, value in zip(_repeated(keys, counts), held["following"], strict=True):
        followed[key].append(value)
    documents = array("I", _repeated(held["documents"], held["sizes"]))
    return Lists(places, documents, held["weights"].tobytes(), counts.tobytes(), followed)


def _repeated(values: Iterable[int], times: Iterable[int]) -> Iterator[int]:
    return chain.from_iterable(map(repeat, values, times))


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
