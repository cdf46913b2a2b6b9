"""Documents as lines of lists, and counts of the documents of a list by kind and province.

In: the entries of a list. Out: lines; and facts whose counts link to the matching search.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import starmap
from typing import NamedTuple

from gazette.corpus import Entry
from gazette.pages.addresses import search_address
from gazette.pages.documents import where_of
from gazette.pages.kept import kept
from gazette.pages.labels import label, labels
from gazette.pages.lists.model import FactBox, IndexRow, Item, Mention, Table
from gazette.pages.model import Fact, Link
from gazette.pages.names import capitalised, date_bounds, date_name, subject_of, title_of
from gazette.text.collation import sort_key
from gazette.text.edtf import YearMonth
from gazette.vocabulary import vocabulary

SHOWN = 8
"""The number of kinds or provinces that a fact names; the others are added up."""
Facets = Mapping[str, str]


def year_of(entry: Entry) -> str | None:
    return entry.directive.date.year if entry.directive.date else None


def year_month(entry: Entry) -> YearMonth | None:
    date = entry.directive.date
    return date.year_month if date else None


@kept
def item_of(entry: Entry) -> Item:
    directive = entry.directive
    return Item(
        address=entry.address,
        title=title_of(directive) if entry.is_shown else labels().withdrawn.title,
        subject=None if directive.is_report else subject_of(directive) or None,
        where=where_of(directive),
        date=date_name(directive.date),
        day=directive.date.day if directive.date else None,
        bounds=date_bounds(directive.date),
        completeness=label("completeness", entry.state),
        is_complete=entry.state == "complete",
    )


def items_of(entries: Iterable[Entry]) -> tuple[Item, ...]:
    return tuple(map(item_of, entries))


def mention_of(entry: Entry, *notes: str, points: Iterable[Link] = ()) -> Mention:
    """As in "Công văn 358-CV/HU", "10/8/2021 · ghi ở Kính gửi", "điểm 4"."""
    item = item_of(entry)
    state = () if item.is_complete else (item.completeness,)
    note = " · ".join((item.date, *notes, *state))
    return Mention(Link(item.title, item.address), item.subject, note, tuple(dict.fromkeys(points)))


def documents_table(
    caption: str, name: str, notes: str | None, rows: Iterable[IndexRow] = ()
) -> Table:
    """Return an index whose rows count directives and reports, as `documents_counted` does."""
    words = labels().list
    return Table(caption, (name, notes), (words.directives, words.reports), tuple(rows))


def counted(name: str, count: int) -> str:
    """As in "Huyện Sông Lô (12)"."""
    return label("count", "of", name=name, count=count)


# ---------- facts about a list ----------


def statistics(*facts: Fact) -> FactBox:
    return FactBox(labels().list.divided, facts)


def kinds_and_provinces(entries: Sequence[Entry], found_by: Facets) -> FactBox:
    return statistics(by_kind(entries, found_by), by_province(entries, found_by))


def by_kind(entries: Iterable[Entry], found_by: Facets) -> Fact:
    """Count documents by kind; each count links to the search for `found_by` and that kind.

    Reports, which are no directives, come last.
    """
    kinds = vocabulary().kinds
    counts = Counter(entry.directive.kind for entry in entries)
    parts = _largest_first((capitalised(kinds[key].name), key, n) for key, n in counts.items())
    order = sorted(parts, key=lambda part: kinds[part.key].report)
    links = _counts(order, labels().list.other_kinds, found_by, "loai")
    return Fact(labels().fact.kind, tuple(links))


def by_province(entries: Iterable[Entry], found_by: Facets) -> Fact:
    """Count documents by province, as `by_kind` does; those without a province are left out."""
    names = vocabulary().provinces
    counts = Counter(key for entry in entries if (key := entry.directive.province))
    parts = _largest_first((names[key].name, key, n) for key, n in counts.items())
    links = _counts(parts, labels().list.other_provinces, found_by, "tinh")
    return Fact(labels().place.then, tuple(links))


class _Part(NamedTuple):
    name: str
    key: str
    number: int


def _largest_first(parts: Iterable[tuple[str, str, int]]) -> list[_Part]:
    return sorted(starmap(_Part, parts), key=lambda part: (-part.number, sort_key(part.name)))


def _counts(parts: list[_Part], others: str, found_by: Facets, facet: str) -> Iterator[Link]:
    """Yield counts that link to their searches; those after the first few are added up."""

    def link(name: str, count: int, keys: list[str]) -> Link:
        return Link(counted(name, count), search_address({**found_by, facet: keys}))

    for part in parts[:SHOWN]:
        yield link(part.name, part.number, [part.key])
    if rest := parts[SHOWN:]:
        yield link(others, sum(part.number for part in rest), [part.key for part in rest])
