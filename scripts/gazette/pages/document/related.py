"""Which directives are similar to one, and why: shared citations, topics, place and time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import log2
from typing import NamedTuple

from gazette.citations import page_of
from gazette.corpus import Corpus, Entry
from gazette.pages.documents import entry_link, entry_note
from gazette.pages.labels import label, labels
from gazette.pages.model import Link
from gazette.records.model import Directive
from gazette.store import digest_of
from gazette.text.grouping import grouped_by
from gazette.vocabulary import vocabulary

SHOWN = 3
NEAR = 20
"""How many entries before and after it are compared, in each order it stands in."""
SOON = 30
"""Days that count as close in time."""
NAMED = 2
"""How many shared citations and topics are named."""
LEAST = 2.0
"""The least weight of what two related directives share: as much as one district."""
_SIZE = 16
"""Bytes of a digest."""
_PLACES = {"district": 2.0, "province": 1.0, None: 0.0}


@dataclass(frozen=True)
class RelatedRow:
    link: Link
    note: str
    why: str
    """As in "cùng viện dẫn 15/CT-TTg; cùng huyện; cách 3 ngày"."""


class _Traits(NamedTuple):
    """What a directive is compared by."""

    cited: tuple[str, ...]
    district: tuple[str, str] | None
    province: str | None
    topics: frozenset[str]
    day: int | None
    """The number of its day; None where that is unknown."""

    @classmethod
    def of(cls, directive: Directive, cited: tuple[str, ...]) -> _Traits:
        province, district, date = directive.province, directive.district, directive.date
        day = date.day if date else None
        return cls(
            cited,
            district=(province, district) if province and district else None,
            province=province,
            topics=frozenset(directive.topics),
            day=day.toordinal() if day else None,
        )


class _Shared(NamedTuple):
    """What two directives have in common."""

    cited: tuple[str, ...]
    place: str | None
    topics: frozenset[str]
    days: int | None
    """The days between them; None where one has no day."""

    @property
    def is_soon(self) -> bool:
        return self.days is not None and self.days <= SOON


class RelatedFinder:
    """Finds the entries related to one among those near it in some order."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._cited = {
            address: tuple(dict.fromkeys(link.document for link in links))
            for address, links in corpus.links.cites.items()
        }
        self._traits = {
            entry.address: _Traits.of(entry.directive, self._cited.get(entry.address, ()))
            for entry in corpus.shown
        }
        self._orders = grouped_by(corpus.shown, self._names)
        self._places = {
            name: {entry.address: i for i, entry in enumerate(entries)}
            for name, entries in self._orders.items()
        }
        told = {entry.address: self._digest(entry) for entry in corpus.shown}
        self._digests = {
            name: b"".join(told[entry.address] for entry in entries)
            for name, entries in self._orders.items()
        }

    def inputs(self, entry: Entry) -> object:
        """Return what `of` depends on, beside which documents the entry and these others cite."""
        cited = self._cited.get(entry.address, ())
        near = hashlib.blake2b(digest_size=_SIZE)
        for name in self._names(entry):
            first, last = self._window(name, entry)
            near.update(self._digests[name][first * _SIZE : last * _SIZE])
        return near.digest(), [self._rarity(key) for key in cited]

    def _digest(self, entry: Entry) -> bytes:
        """Return the digest of what an entry is compared by, and of how it is named."""
        cited = self._cited.get(entry.address, ())
        return bytes.fromhex(digest_of(entry.naming, entry.directive.topics, cited))

    def of(self, entry: Entry) -> tuple[RelatedRow, ...]:
        """Return the few most similar to an entry, but none that cites it or that it cites."""
        others = {other.address: other for other in self._near(entry)}
        for address in (entry.address, *self._linked(entry)):
            others.pop(address, None)
        own, ranks = self._traits[entry.address], self._places["time"]
        shared = {address: _shared(own, self._traits[address]) for address in others}
        weights = {address: self._weight(what) for address, what in shared.items()}
        near = (address for address, weight in weights.items() if weight >= LEAST)
        best = sorted(near, key=lambda address: (-weights[address], ranks[address]))[:SHOWN]
        return tuple(self._row(others[address], shared[address]) for address in best)

    def _names(self, entry: Entry) -> Iterator[str]:
        """Yield the names of the orders that an entry stands in."""
        directive = entry.directive
        yield "time"
        yield f"province {directive.province}"
        if directive.district:
            yield f"district {directive.province}/{directive.district}"
        yield from self._cited.get(entry.address, ())

    def _near(self, entry: Entry) -> Iterator[Entry]:
        for name in self._names(entry):
            first, last = self._window(name, entry)
            yield from self._orders[name][first:last]

    def _window(self, name: str, entry: Entry) -> tuple[int, int]:
        at = self._places[name][entry.address]
        return max(0, at - NEAR), at + NEAR + 1

    def _linked(self, entry: Entry) -> Iterator[str]:
        yield from (page_of(key) for key in self._cited.get(entry.address, ()))
        yield from self._corpus.links.citing(entry.key)

    def _weight(self, shared: _Shared) -> float:
        """Weigh what is shared: a rarely cited document counts more, a single topic little."""
        cited = sum(4 / self._rarity(key) for key in shared.cited)
        return cited + _PLACES[shared.place] + min(len(shared.topics), 4) / 2 + shared.is_soon

    def _rarity(self, key: str) -> float:
        return log2(1 + len(self._orders[key]))

    def _row(self, entry: Entry, shared: _Shared) -> RelatedRow:
        return RelatedRow(entry_link(entry), entry_note(entry), "; ".join(self._reasons(shared)))

    def _reasons(self, shared: _Shared) -> Iterator[str]:
        documents = self._corpus.links.documents
        if shared.cited:
            numbers = ", ".join(documents[key].number.text for key in shared.cited[:NAMED])
            yield label("related", "cited", numbers=numbers)
        if shared.place:
            yield label("related", shared.place)
        if shared.topics:
            yield label("related", "topics", topics=_names(sorted(shared.topics)[:NAMED]))
        if shared.days == 0:
            yield labels().related.same_day
        elif shared.is_soon:
            yield label("related", "days", days=shared.days)


def _shared(one: _Traits, other: _Traits) -> _Shared:
    place = None
    if one.province and one.province == other.province:
        place = "district" if one.district and one.district == other.district else "province"
    return _Shared(
        cited=tuple(key for key in one.cited if key in other.cited),
        place=place,
        topics=one.topics & other.topics,
        days=None if one.day is None or other.day is None else abs(one.day - other.day),
    )


def _names(topics: Iterable[str]) -> str:
    names = (vocabulary().topics[key].name for key in topics)
    return ", ".join(name[:1].lower() + name[1:] for name in names)
