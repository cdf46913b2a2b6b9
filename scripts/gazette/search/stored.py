"""What is cached of the index: the reading of a document, and the lists of a month.

Each is made again only if a document of it changed, in several processes if much is missing.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial

import numpy as np

from gazette.rooms import with_below
from gazette.search.months import IndexedDocument, Month
from gazette.search.numbers import Numbers, ends_of
from gazette.search.reading import Reading, read
from gazette.search.segment import Outline, Postings, Segment, segment_of
from gazette.store import Store, code_digest, digest_of
from gazette.workers import FEW, in_processes

_PART = 1 << 12
"""The lists whose postings are stored together."""
_PARTS = 4
"""The most parts of a month that are held at a time."""


def rules() -> str:
    """Return the digest of the code and data that readings and lists depend on."""
    return code_digest(*with_below("search"))


def reading_of(document: IndexedDocument, store: Store) -> Reading:
    stored = store.get(_key_of(document))
    return _read(document, store) if stored is None else Reading.from_bytes(stored)


def _read(document: IndexedDocument, store: Store) -> Reading:
    reading = read(document.read())
    if store.folder:
        store.put(_key_of(document), reading.to_bytes())
    return reading


def _key_of(document: IndexedDocument) -> str:
    return digest_of("search", "reading", rules(), document.digest)


class StoredMonth:
    """The lists of a month. Their postings are read from the store a part at a time."""

    def __init__(self, month: Month, store: Store) -> None:
        self.month = month
        self._store = store
        self._key = digest_of("search", "month", rules(), month.digest)
        self._part = lru_cache(maxsize=_PARTS)(self._read_part)
        self._made: dict[str, bytes] = {}
        """What was made of the month, where the store does not have it."""

    def stored_outline(self) -> Outline | None:
        stored = self._store.get(self._key)
        return pickle.loads(stored) if stored else None  # noqa: S301 (our own)

    def outline(self) -> Outline:
        found: Outline = pickle.loads(self._stored_or_made(self._key))  # noqa: S301 (our own)
        return found

    def postings(self, kind: int, start: int, end: int) -> Postings:
        """Return the postings of the lists of a kind from `start` to `end`."""
        parts = []
        for number in range(start // _PART, -(-end // _PART)):
            ends, part = self._part(kind, number)
            low, high = (min(max(at - number * _PART, 0), _PART) for at in (start, end))
            parts.append(part.part(ends[low], ends[high]))
        return Postings.joined(parts)

    def _read_part(self, kind: int, number: int) -> tuple[Numbers, Postings]:
        """Return a part, with the ids of documents as its places, and where its lists end."""
        stored = self._stored_or_made(self._part_key(kind, number))
        ends, part = pickle.loads(stored)  # noqa: S301 (our own)
        return ends, replace(part, places=part.places + np.uint32(self.month.start))

    def _part_key(self, kind: int, number: int) -> str:
        return digest_of(self._key, kind, number)

    def _stored_or_made(self, key: str) -> bytes:
        if found := self._store.get(key):
            return found
        self._made = self._made or self.make()
        return self._made[key]

    def make(self) -> dict[str, bytes]:
        """Make the lists, and store their outline and the parts of their postings."""
        readings = [reading_of(one, self._store) for one in self.month.documents]
        made = dict(self._entries(segment_of(readings)))
        for key, value in made.items():
            self._store.put(key, value)
        return made

    def _entries(self, segment: Segment) -> Iterator[tuple[str, bytes]]:
        """Yield keys and values; the last is the outline, so where it is stored, all is."""
        kinds = zip(segment.outline.kinds, segment.postings, strict=True)
        for kind, (lists, postings) in enumerate(kinds):
            ends = ends_of(lists.sizes)
            for number, start in enumerate(range(0, len(lists.sizes), _PART)):
                some = ends[start : start + _PART + 1]
                part = some - some[0], postings.part(some[0], some[-1])
                yield self._part_key(kind, number), pickle.dumps(part)
        yield self._key, pickle.dumps(segment.outline)


def outlines_of(months: Sequence[StoredMonth], store: Store) -> list[Outline]:
    """Return the outlines of all months; make what is missing."""
    found = [month.stored_outline() for month in months]
    if store.folder:
        _make_all([month for month, one in zip(months, found, strict=True) if one is None], store)
    return [one or month.outline() for month, one in zip(months, found, strict=True)]


def _make_all(months: Sequence[StoredMonth], store: Store) -> None:
    """Store the lists of many months."""
    documents = [one for month in months for one in month.month.documents]
    if len(documents) < FEW:
        return
    new = [one for one in documents if store.get(_key_of(one)) is None]
    new.sort(key=lambda one: one.address)  # letters of one place share many lines
    for _ in in_processes(partial(_store_reading, store), new):
        pass
    for _ in in_processes(_store_month, months, few=2):
        pass


def _store_reading(store: Store, document: IndexedDocument) -> None:
    _read(document, store)


def _store_month(month: StoredMonth) -> None:
    month.make()
