"""Documents as lines of lists, and what a list is made of: so many of each kind and province.

In: the entries of a list. Out: lines; and facts whose counts lead to the search that finds them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from gazette.corpus import Entry
from gazette.pages.addresses import search_address
from gazette.pages.documents import where_of
from gazette.pages.labels import label, labels
from gazette.pages.lists.model import Item, Mention
from gazette.pages.model import Fact, Link
from gazette.pages.names import capitalised, date_bounds, date_name, subject_of, title_of
from gazette.text.collation import sort_key
from gazette.text.digits import grouped
from gazette.vocabulary import vocabulary

SHOWN = 8
"""How many parts of a list are named; the rest are counted together."""
Facets = Mapping[str, str]


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


def mention_of(entry: Entry, *notes: str, points: Iterable[Link] = ()) -> Mention:
    """As in "Công văn 358-CV/HU", "10/8/2021 · Kính gửi", "điểm 4"."""
    item = item_of(entry)
    state = () if item.is_complete else (item.completeness,)
    note = " · ".join((item.date, *notes, *state))
    return Mention(Link(item.title, item.address), item.subject, note, tuple(dict.fromkeys(points)))


def items_of(entries: Iterable[Entry]) -> tuple[Item, ...]:
    return tuple(map(item_of, entries))


# ---------- what a list is made of ----------


def by_kind(entries: Sequence[Entry], found_by: Facets) -> Fact:
    """Return how many documents of each kind there are."""
    return _fact(
        labels().fact.kind,
        [entry.directive.kind for entry in entries],
        lambda key: capitalised(vocabulary().kinds[key].name),
        labels().list.other_kinds,
        lambda key: {**found_by, "loai": key},
    )


def by_province(entries: Sequence[Entry], found_by: Facets) -> Fact:
    """Return how many documents of each province there are; of the centre none is said."""
    return _fact(
        labels().place.then,
        [entry.directive.province for entry in entries if entry.directive.province],
        lambda key: vocabulary().provinces[key].name,
        labels().list.other_provinces,
        lambda key: {**found_by, "tinh": key},
    )


def _fact(
    name: str,
    keys: list[str],
    named: Callable[[str], str],
    others: str,
    facets: Callable[[str], Facets],
) -> Fact:
    counts = Counter(keys)
    order = sorted(counts, key=lambda key: (-counts[key], sort_key(named(key))))
    parts = [
        Link(_counted(named(key), counts[key]), search_address(facets(key)))
        for key in order[:SHOWN]
    ]
    if rest := sum(counts[key] for key in order[SHOWN:]):
        parts.append(Link(_counted(others, rest)))
    return Fact(name, tuple(parts))


def _counted(name: str, count: int) -> str:
    return label("count", "of", name=name, count=grouped(count))
