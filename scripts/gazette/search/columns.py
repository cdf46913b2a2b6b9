"""Facets as columns: for every document, by id, the keys it has.

A column before deflating is a count for every document, then the keys of all of them in a row; a
key is a varint, its place in the order of frequency. A column of dates is the gap in days to the
document before, plus one; documents without a date come first and have 0.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

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


def dates(days: Iterable[str]) -> bytes:
    """Return the column of days in order, each `2021-08-10` or nothing."""
    gaps, last = [], 0
    for day in days:
        if not day:
            gaps.append(0)
            continue
        now = (dt.date.fromisoformat(day) - dt.date(1900, 1, 1)).days
        gaps.append(now - last + 1)
        last = now
    return varints(gaps)
