"""What a list is made of: its documents by kind and by province, the largest parts first.

In: the entries of a list, and the facets of search that find it. Out: rows of names with their
counts, each leading to the search that finds just these.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from gazette.corpus import Entry
from gazette.pages.addresses import search_address
from gazette.pages.facts import Fact
from gazette.pages.labels import label, labels
from gazette.pages.model import Link
from gazette.pages.names import capitalised
from gazette.text.collation import sort_key
from gazette.text.digits import grouped
from gazette.vocabulary import vocabulary

SHOWN = 8
"""How many parts are named; the rest are counted together."""

Facets = Mapping[str, str]


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
