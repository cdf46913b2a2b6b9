"""What the index holds beside its lists: facets and dates by id, and codes and ranges of words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from gazette.search.packing import varints
from gazette.search.tokens import write

MANY = 500
"""From this number of documents on, a word in only one of them is not offered as a correction."""

Facets = Mapping[str, tuple[str, ...]]


def ranked(documents: Iterable[Facets], facet: str) -> list[tuple[str, int]]:
    """Return the keys of a facet with their numbers of documents, the most frequent first."""
    counts = Counter(key for facets in documents for key in facets.get(facet, ()))
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def column(documents: Sequence[Facets], facet: str, keys: Sequence[str]) -> bytes:
    """Return the number of keys of each document, a byte each, then the keys of all in a row.

    A key is a varint, its place in `keys`.
    """
    number = {key: i for i, key in enumerate(keys)}
    rows = [sorted({number[key] for key in facets.get(facet, ())}) for facets in documents]
    return bytes(map(len, rows)) + varints([value for row in rows for value in row])


def dates(days: Iterable[str]) -> list[tuple[str, int]]:
    """Return each day, and the number of documents in a row that have it."""
    return [(day, sum(1 for _ in same)) for day, same in groupby(days)]


def mark_codes(times: Mapping[str, int]) -> dict[str, int]:
    """Return a number for each code of marks, lower for more frequent ones; 0 means no marks."""
    counts = Counter({"": 1 + sum(times.values())})
    for word, count in times.items():
        counts[word.partition(" ")[2]] += count
    ordered = sorted(counts, key=lambda marks: (-counts[marks], marks))
    return {marks: i for i, marks in enumerate(ordered)}


def even_cuts(weights: Mapping[str, int], parts: int) -> list[str]:
    """Return up to `parts` - 1 keys that split the sorted keys into parts of about equal weight."""
    total, so_far = sum(weights.values()), 0
    cuts: list[str] = []
    for key, weight in sorted(weights.items()):
        if so_far * parts >= total * (len(cuts) + 1):
            cuts.append(key)
        so_far += weight
    return cuts[: parts - 1]


def lexicon(
    variants: Iterable[tuple[str, int, int]], marks: Sequence[str], documents: int
) -> list[str]:
    """Return the words that correct typing errors, as texts grouped by frequency.

    `variants` are keys with a number of marks and of documents. Text n has the words in 2^(n - 1)
    documents or more, but fewer than 2^n. In a large corpus a word in one document alone may be an
    error itself.
    """
    fewest = 1 if documents < MANY else 2
    groups: dict[int, list[str]] = {}
    for key, code, size in variants:
        if size >= fewest and key.isalpha():
            groups.setdefault(size.bit_length(), []).append(write(key, marks[code]))
    return [" ".join(groups.get(i, ())) for i in range(max(groups, default=0) + 1)]
