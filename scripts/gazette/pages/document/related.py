"""Which directives are like one, and why: they share citations, topics, place and time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import log2

from gazette.citations import page_of
from gazette.corpus import Corpus, Entry
from gazette.pages.documents import entry_link, entry_note
from gazette.pages.labels import label, labels
from gazette.pages.model import Link
from gazette.vocabulary import vocabulary

SHOWN = 3
NEAR = 20
"""Of those that share a place, or cite the same, so many before it and after it are looked at."""
SOON = 30
"""Days that are close in time."""
TOPICS = 2
"""How many shared topics are named."""
LEAST = 2.0
"""What two directives must have in common: the weight of a shared citation, or place and topic."""


@dataclass(frozen=True)
class Related:
    link: Link
    note: str
    why: str
    """As in "cùng viện dẫn 15/CT-TTg; cùng huyện; cách 3 ngày"."""


@dataclass(frozen=True)
class _Likeness:
    """What two directives share."""

    cited: tuple[str, ...]
    place: str | None
    topics: tuple[str, ...]
    days: int | None


class Relatives:
    """Finds those like an entry among those near it in some order; reads the corpus once."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._cited = {
            address: tuple(dict.fromkeys(link.document for link in links))
            for address, links in corpus.links.cites.items()
        }
        groups: dict[str, list[Entry]] = {}
        for entry in corpus.shown:
            for name in self._groups(entry):
                groups.setdefault(name, []).append(entry)
        self._members = groups
        self._places = {
            name: {entry.address: i for i, entry in enumerate(entries)}
            for name, entries in groups.items()
        }

    def of(self, entry: Entry) -> tuple[Related, ...]:
        """Return the few most like an entry, but none that cites it or is cited by it."""
        others = {other.address: other for other in self._near(entry)}
        for address in (entry.address, *self._linked(entry)):
            others.pop(address, None)
        shared = [(other, self._likeness(entry, other)) for other in others.values()]
        weighed = [(self._weight(likeness), other, likeness) for other, likeness in shared]
        alike = [row for row in weighed if row[0] >= LEAST]
        best = sorted(alike, key=lambda row: (-row[0], row[1].order))
        return tuple(self._related(other, likeness) for _, other, likeness in best[:SHOWN])

    def _groups(self, entry: Entry) -> Iterator[str]:
        """Name the orders in which an entry has others before and after it."""
        directive = entry.directive
        yield "time"
        yield f"province {directive.province}"
        if directive.district:
            yield f"district {directive.province}/{directive.district}"
        yield from self._cited.get(entry.address, ())

    def _near(self, entry: Entry) -> Iterator[Entry]:
        for name in self._groups(entry):
            at = self._places[name][entry.address]
            yield from self._members[name][max(0, at - NEAR) : at + NEAR + 1]

    def _linked(self, entry: Entry) -> Iterator[str]:
        links = self._corpus.links
        yield from (page_of(key) for key in self._cited.get(entry.address, ()))
        yield from links.citing(entry.key)

    def _likeness(self, one: Entry, other: Entry) -> _Likeness:
        theirs = set(self._cited.get(other.address, ()))
        mine, own = one.directive, other.directive
        place = None
        if mine.province and mine.province == own.province:
            place = "district" if mine.district and mine.district == own.district else "province"
        days = None
        if mine.date and mine.date.day and own.date and own.date.day:
            days = abs((mine.date.day - own.date.day).days)
        return _Likeness(
            cited=tuple(key for key in self._cited.get(one.address, ()) if key in theirs),
            place=place,
            topics=tuple(sorted(set(mine.topics) & set(own.topics))),
            days=days,
        )

    def _weight(self, likeness: _Likeness) -> float:
        """What few cite tells more; topics tell little one by one."""
        places = {"district": 2.0, "province": 1.0, None: 0.0}
        cited = (4 / log2(1 + len(self._members[key])) for key in likeness.cited)
        soon = likeness.days is not None and likeness.days <= SOON
        return sum(cited) + places[likeness.place] + min(len(likeness.topics), 4) / 2 + soon

    def _related(self, entry: Entry, likeness: _Likeness) -> Related:
        return Related(
            link=entry_link(entry),
            note=entry_note(entry),
            why="; ".join(self._reasons(likeness)),
        )

    def _reasons(self, likeness: _Likeness) -> Iterator[str]:
        documents = self._corpus.links.documents
        if likeness.cited:
            numbers = ", ".join(documents[key].number.text for key in likeness.cited[:TOPICS])
            yield label("related", "cited", numbers=numbers)
        if likeness.place:
            yield label("related", likeness.place)
        if likeness.topics:
            yield label("related", "topics", topics=_names(likeness.topics[:TOPICS]))
        if likeness.days == 0:
            yield labels().related.same_day
        elif likeness.days is not None and likeness.days <= SOON:
            yield label("related", "days", days=likeness.days)


def _names(topics: Iterable[str]) -> str:
    return ", ".join(_lower(vocabulary().topics[key].name) for key in topics)


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]
