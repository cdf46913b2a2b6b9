"""Documents as lines of lists, and counts of the documents of a list by kind and province.

In: the entries of a list. Out: lines; and facts whose counts link to the matching search.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from gazette.corpus import Entry
from gazette.pages.addresses import search_address
from gazette.pages.documents import where_of
from gazette.pages.kept import kept
from gazette.pages.labels import label, labels
from gazette.pages.lists.model import FactBox, Item, Mention
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


def counted(name: str, count: int) -> str:
    """As in "Huyện Sông Lô (12)"."""
    return label("count", "of", name=name, count=count)


# ---------- facts about a list ----------


def statistics(*facts: Fact) -> FactBox:
    return FactBox(labels().list.divided, facts)


def kinds_and_provinces(entries: Sequence[Entry], found_by: Facets) -> FactBox:
    return statistics(by_kind(entries, found_by), by_province(entries, found_by))


def by_kind(entries: Iterable[Entry], found_by: Facets) -> Fact:
    """Count documents by kind; each count links to the search for `found_by` and that kind."""
    keys = (entry.directive.kind for entry in entries)
    counts = Counter((capitalised(vocabulary().kinds[key].name), key) for key in keys)
    return _counts(labels().fact.kind, counts, labels().list.other_kinds, found_by, "loai")


def by_province(entries: Iterable[Entry], found_by: Facets) -> Fact:
    """Count documents by province, as `by_kind` does; those without a province are left out."""
    keys = (entry.directive.province for entry in entries)
    counts = Counter((vocabulary().provinces[key].name, key) for key in keys if key)
    return _counts(labels().place.then, counts, labels().list.other_provinces, found_by, "tinh")


def _counts(
    title: str, counts: Counter[tuple[str, str]], others: str, found_by: Facets, facet: str
) -> Fact:
    """Return counts by name and key, largest first; the smallest are added up as `others`."""
    order = sorted(counts, key=lambda part: (-counts[part], sort_key(part[0])))
    links = [
        Link(counted(name, counts[name, key]), search_address({**found_by, facet: key}))
        for name, key in order[:SHOWN]
    ]
    if rest := sum(counts[part] for part in order[SHOWN:]):
        links.append(Link(counted(others, rest)))
    return Fact(title, tuple(links))
