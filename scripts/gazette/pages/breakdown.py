"""What a list is made of: its documents by kind and by province, the largest parts first.

In: the entries of a list. Out: rows of names with their counts; of
many provinces the rest are counted together. The names lead nowhere: what is behind them would be
more than what is counted here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from gazette.corpus import Entry
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
        lambda key: capitalised(vocabulary().kinds[key].name),
        labels().list.other_kinds,
    )


def by_province(entries: Sequence[Entry]) -> Fact:
    """Return how many documents of each province there are; of the centre none is said."""
    keys = [entry.directive.province for entry in entries if entry.directive.province]
    return _fact(
        labels().place.then,
        keys,
        lambda key: vocabulary().provinces[key].name,
        labels().list.other_provinces,
    )


def _fact(name: str, keys: list[str], named: Callable[[str], str], others: str) -> Fact:
    counts = Counter(keys)
    order = sorted(counts, key=lambda key: (-counts[key], sort_key(named(key))))
    parts = [_counted(named(key), counts[key]) for key in order[:SHOWN]]
    if rest := sum(counts[key] for key in order[SHOWN:]):
        parts.append(_counted(others, rest))
    return Fact(name, tuple(map(Link, parts)))


def _counted(name: str, count: int) -> str:
    return label("count", "of", name=name, count=grouped(count))
