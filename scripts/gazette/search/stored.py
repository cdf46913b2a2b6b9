"""The lists of a month as they are cached: made again only if one of its documents changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from functools import lru_cache
from io import BytesIO

import numpy as np

from gazette.search.months import IndexedDocument, Month
from gazette.search.numbers import Numbers
from gazette.search.reading import Reading, read
from gazette.search.segment import Lists, Postings, Segment, segment_of
from gazette.search.shards import Shard
from gazette.store import Store, code_digest, digest_of

_PART = 1 << 14
"""The pairs whose postings are stored together."""


def rules() -> str:
    """Return the digest of the code and data that readings and lists depend on."""
    return code_digest("search", "text", "vocabulary", "data")


def reading_of(document: IndexedDocument, store: Store) -> Reading:
    key = digest_of("search", "reading", rules(), document.digest)
    return Reading.from_bytes(store.get_or_make(key, lambda: read(document.read()).to_bytes()))


class StoredMonth:
    """The lists of a month. The postings of pairs are read from the store a part at a time."""

    def __init__(self, month: Month, store: Store) -> None:
        self.month = month
        self._store = store
        self._key = digest_of("search", "month", rules(), month.digest)
        self._part = lru_cache(maxsize=2)(self._read_part)
        self._made: list[bytes] = []
        """The parts, where no store keeps them."""
        stored = store.get(self._key)
        words, *arrays = _unpacked(stored if stored is not None else self._make()[-1])
        self.words = words.tobytes().decode().split("\n")
        self.singles, self._of_singles = Lists(*arrays[:4]), self._with_ids(arrays[4:8])
        self.pairs = Lists(*arrays[8:])
        self._single_ends = _ends(self.singles.sizes)

    def words_shard(self, ranks: Numbers, start: int, end: int) -> Shard:
        """Return the lists of words number `start` to `end`, which have these ranks."""
        low, high = self._single_ends[start], self._single_ends[end]
        return Shard(ranks, self.singles.sizes[start:end], self._of_singles.part(low, high))

    def pairs_shard(self, ranks: Numbers, start: int, end: int) -> Shard:
        """Return the lists of pairs number `start` to `end`, which have these ranks."""
        parts = []
        for number in range(start // _PART, -(-end // _PART)):
            ends, postings = self._part(number)
            low, high = max(start - number * _PART, 0), min(end - number * _PART, _PART)
            parts.append(postings.part(ends[low], ends[high]))
        return Shard(ranks, self.pairs.sizes[start:end], Postings.joined(parts))

    def _with_ids(self, arrays: Sequence[Numbers]) -> Postings:
        """Return stored postings with the ids of documents as their places."""
        places, *others = arrays
        return Postings(places + np.uint32(self.month.start), *others)

    def _read_part(self, number: int) -> tuple[Numbers, Postings]:
        """Return a part and where the postings of its pairs end, after a 0."""
        parts, stored = self._made, self._store.get(self._part_key(number))
        arrays = _unpacked(stored if stored is not None else (parts or self._make())[number])
        sizes = self.pairs.sizes[number * _PART : (number + 1) * _PART]
        return _ends(sizes), self._with_ids(arrays)

    def _part_key(self, number: int) -> str:
        return digest_of(self._key, number)

    def _make(self) -> list[bytes]:
        """Store the lists; return the parts with postings of pairs, then all the rest."""
        segment = segment_of([reading_of(one, self._store) for one in self.month.documents])
        parts = [_packed(_arrays(part)) for part in _parts(segment)]
        for number, part in enumerate(parts):
            self._store.put(self._part_key(number), part)
        words = np.frombuffer("\n".join(segment.words).encode(), np.uint8)
        rest = (segment.singles, segment.of_singles, segment.pairs)
        self._made = [] if self._store.folder else parts
        outline = _packed([words, *(array for some in rest for array in _arrays(some))])
        self._store.put(self._key, outline)
        return [*parts, outline]


def _parts(segment: Segment) -> Iterable[Postings]:
    ends = _ends(segment.pairs.sizes)
    for start in range(0, len(segment.pairs.sizes), _PART):
        end = min(start + _PART, len(segment.pairs.sizes))
        yield segment.of_pairs.part(ends[start], ends[end])


def _ends(sizes: Numbers) -> Numbers:
    """Return where each list ends, after a 0."""
    return np.cumsum(np.append(0, sizes), dtype=np.int64)


def _arrays(some: Lists | Postings) -> list[Numbers]:
    return [getattr(some, field.name) for field in fields(some)]


def _packed(arrays: Sequence[Numbers]) -> bytes:
    out = BytesIO()
    np.savez(out, *arrays)
    return out.getvalue()


def _unpacked(data: bytes) -> list[Numbers]:
    with np.load(BytesIO(data)) as arrays:
        return [arrays[name] for name in arrays.files]
