"""What a list is made of: its documents by kind and by province, the largest parts first.

In: the entries of a list. Out: rows of names with their counts, each leading to its own list; of
many provinces the rest are counted together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from gazette.corpus import Entry
from gazette.pages import addresses
from gazette.pages.facts import Fact
from gazette.pages.labels import label, labels
from gazette.pages.model import Link
from gazette.pages.names import capitalised
from gazette.text.collation import sort_key
from gazette.text.digits import grouped
from gazette.vocabulary import vocabulary

SHOWN = 8


def by_kind(entries: Sequence[Entry]) -> Fact:
    """Return how many documents of each kind there are."""
    return _fact(
        labels().fact.kind,
        [entry.directive.kind for entry in entries],
        lambda key: (capitalised(vocabulary().kinds[key].name), addresses.kind_address(key)),
    )


def by_province(entries: Sequence[Entry]) -> Fact:
    """Return how many documents of each province there are; of the centre none is said."""
    keys = [entry.directive.province for entry in entries if entry.directive.province]
    return _fact(
        labels().place.then,
        keys,
        lambda key: (vocabulary().provinces[key].name, addresses.province_address(key)),
    )


def _fact(name: str, keys: list[str], named: Callable[[str], tuple[str, str]]) -> Fact:
    counts = Counter(keys)
    order = sorted(counts, key=lambda key: (-counts[key], sort_key(named(key)[0])))
    links = [Link(_counted(named(key)[0], counts[key]), named(key)[1]) for key in order[:SHOWN]]
    if rest := sum(counts[key] for key in order[SHOWN:]):
        links.append(Link(_counted(labels().list.others, rest)))
    return Fact(name, tuple(links))


def _counted(name: str, count: int) -> str:
    return label("count", "of", name=name, count=grouped(count))
