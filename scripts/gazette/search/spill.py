"""Postings of all documents turned into lists by key, in little memory.

In: the postings of one document after another, in the order of ids. Out: bucket by bucket, each a
range of first words, all lists of its keys. What is held grows into a file of each bucket, and one
bucket is read back at a time.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

BUCKETS = 64
_HELD = 150_000  # lists; about 50 MB

Lists = dict[int, "array[int]"]


class Spill:
    def __init__(self, folder: Path, bucket_of: Sequence[int]) -> None:
        """`bucket_of` gives the bucket of every word, by its number."""
        self._bucket_of = bucket_of
        self._files = [folder / f"{bucket}.bin" for bucket in range(BUCKETS)]
        self._held: Lists = {}

    def add(self, document: int, single: dict[int, list[int]], pairs: dict[int, list[int]]) -> None:
        held = self._held
        for key, entry in single.items():
            self._list(key).append(document << 3 | entry[0])
        for key, entry in pairs.items():
            found = held.get(key)
            if found is None:
                found = held[key] = array("I")
            following = set(entry[2:])
            found.append(document << 3 | entry[0])
            found.append(len(following))
            found.extend(following)
        if len(held) > _HELD:
            self._flush()

    def _list(self, key: int) -> array[int]:
        found = self._held.get(key)
        if found is None:
            found = self._held[key] = array("I")
        return found

    def buckets(self) -> Iterator[Lists]:
        """Yield the lists of each bucket, and forget them."""
        self._flush()
        for file in self._files:
            if file.exists():
                yield _read(file)
                file.unlink()

    def _flush(self) -> None:
        parts: list[list[bytes]] = [[] for _ in range(BUCKETS)]
        for key, found in self._held.items():
            head = array("Q", (key, len(found)))
            parts[self._bucket_of[key >> 24]] += (head.tobytes(), found.tobytes())
        for file, part in zip(self._files, parts, strict=True):
            if part:
                with file.open("ab") as out:
                    out.write(b"".join(part))
        self._held.clear()


def _read(file: Path) -> Lists:
    lists: Lists = {}
    data, at = file.read_bytes(), 0
    while at < len(data):
        key, size = array("Q", data[at : at + 16])
        at += 16
        found = lists.get(key)
        if found is None:
            found = lists[key] = array("I")
        found.frombytes(data[at : at + 4 * size])
        at += 4 * size
    return lists


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
