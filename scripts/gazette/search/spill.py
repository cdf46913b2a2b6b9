"""Turns the postings of all documents into lists by key, in little memory.

In: the postings of one document after another, in the order of ids. Out: the lists of one bucket
after another; a bucket is a range of first words. Postings are collected in memory, appended to
the files of each bucket, and read back one bucket at a time.

The keys of a document are sorted, so each bucket takes a slice of them.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise, repeat
from pathlib import Path

from gazette.search.postings import Postings

_MAX_HELD = 1_000_000  # postings in memory; about 15 MB
_TYPES = {
    "documents": "I",
    "sizes": "I",
    "keys": "Q",
    "weights": "B",
    "counts": "B",
    "following": "H",
}
"""The arrays of a bucket: ids, the number of postings of each, and the fields of `Postings`."""


@dataclass(frozen=True)
class PostingLists:
    """The postings of one bucket, and the places of every key's postings among them."""

    places: dict[int, array[int]]
    documents: array[int]
    weights: bytes
    counts: bytes
    following: dict[int, array[int]]
    """The hashes of the words after each key, for all its postings in a row."""


class Spill:
    def __init__(self, folder: Path, cuts: Sequence[int]) -> None:
        """`cuts` holds the first key of every bucket but the first."""
        self._folder = folder
        self._cuts = cuts
        self._empty()

    def _empty(self) -> None:
        self._held = [
            {name: array(type_) for name, type_ in _TYPES.items()} for _ in [None, *self._cuts]
        ]
        self._size = 0

    def add(self, document: int, keys: array[int], postings: Postings) -> None:
        """Add the postings of the next document; `keys` are its keys in the whole index."""
        ends = [0, *accumulate(postings.counts)]
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
        if self._size > _MAX_HELD:
            self._flush()

    def buckets(self) -> Iterator[PostingLists]:
        """Yield the lists of each bucket that has any."""
        self._flush()
        for bucket in range(len(self._cuts) + 1):
            if self._file(bucket, "documents").exists():
                files = {name: self._file(bucket, name) for name in _TYPES}
                yield _lists({n: array(_TYPES[n], file.read_bytes()) for n, file in files.items()})

    def _flush(self) -> None:
        for bucket, held in enumerate(self._held):
            for name, values in held.items():
                if held["documents"]:
                    with self._file(bucket, name).open("ab") as out:
                        values.tofile(out)
        self._empty()

    def _file(self, bucket: int, name: str) -> Path:
        return self._folder / f"{bucket}.{name}"


def _lists(held: Mapping[str, array[int]]) -> PostingLists:
    keys, counts = held["keys"], held["counts"]
    places: dict[int, array[int]] = defaultdict(lambda: array("I"))
    for place, key in enumerate(keys):
        places[key].append(place)
    followed: dict[int, array[int]] = defaultdict(lambda: array("H"))
    for key, value in zip(_repeated(keys, counts), held["following"], strict=True):
        followed[key].append(value)
    documents = array("I", _repeated(held["documents"], held["sizes"]))
    return PostingLists(places, documents, held["weights"].tobytes(), counts.tobytes(), followed)


def _repeated(values: Iterable[int], times: Iterable[int]) -> Iterator[int]:
    return chain.from_iterable(map(repeat, values, times))
