"""Facets as columns: for every document, by id, the keys it has.

A column before deflating is a count for every document, then the keys of all of them in a row; a
key is a varint, its place in the order of frequency. Ids go by date, so dates are runs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from gazette.search.packing import varints

Facets = Mapping[str, tuple[str, ...]]


def ranked(documents: Iterable[Facets], facet: str) -> list[tuple[str, int]]:
    """Return the keys of a facet and how many documents have each, the most frequent first."""
    counts = Counter(key for facets in documents for key in facets.get(facet, ()))
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def column(documents: Sequence[Facets], facet: str, keys: Sequence[str]) -> bytes:
    number = {key: i for i, key in enumerate(keys)}
    rows = [sorted({number[key] for key in facets.get(facet, ())}) for facets in documents]
    return bytes(map(len, rows)) + varints([value for row in rows for value in row])


def dates(days: Iterable[str]) -> list[tuple[str, int]]:
    """Return each day in order, and how many documents in a row have it."""
    return [(day, sum(1 for _ in same)) for day, same in groupby(days)]
