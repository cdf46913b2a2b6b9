"""What the index holds beside its lists: facets and dates by id, and codes and ranges of words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import groupby

from gazette.search.packing import varint
from gazette.search.tokens import write

MANY = 500
"""From this number of documents on, a word in only one of them is not offered as a correction."""
_COMMON = """
    s j f r 002 02 002s 02j 002j 02s 0033f 003j x 03j 4j 03 0002j 002r 02f 02r 4r 42j 0002s 0033
    42f 03f 003f 02x 03r 01 42r 01s 03s 42s 0002r 00002j 003s 033s 4f 0002 0002f 002f 4s 03x 033
    003x 433f 033j 00002f 43 003 00002 0033s 003r 002x 402r 001j 4 4x 3r 402f 01f 402j 00002r 433j
    033f 01j 01x 001s 42 3s 004 033x 2s 0033j 001 0002x 43s 04 001x 001f 01r 033r 001r 0033r 2r
    0001s 2 0033x 00002s 402 3j 00002x 42x 402s 41s 1 41j 43j 43f 2x 1f 2j 3f 33 1j 33x 3 401x
    402x 41x 0001x 0001j 0003x 43x 433s 2f 33r 41f 433x 0001r 41 0001f 0001 1x 43r 33j 0003j 33f
    0003r 3x 1s 41r 4002s 4002j 33s 403f 0003s 0003f 401 4002 0003 401r 433r 403s 403j 1r 40002
    401j
""".split()  # noqa: SIM905 (so it is read)
"""The marks of Vietnamese syllables, the most frequent first."""

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

    @cache  # most documents have one of a few keys
    def row(given: tuple[str, ...]) -> list[int]:
        return sorted({number[key] for key in given})

    rows = [row(facets.get(facet, ())) for facets in documents]
    return bytes(map(len, rows)) + b"".join([varint(value) for row in rows for value in row])


def dates(days: Iterable[str]) -> list[tuple[str, int]]:
    """Return each day, and the number of documents in a row that have it."""
    return [(day, sum(1 for _ in same)) for day, same in groupby(days)]


def marks_of(words: Iterable[str]) -> list[str]:
    """Return the marks of words so that their places are their codes: none first.

    Those of Vietnamese syllables are all there, so that their codes stay.
    """
    others = {word.partition(" ")[2] for word in words}.difference(_COMMON, {""})
    return ["", *_COMMON, *sorted(others)]


def lexicon(sizes: Mapping[str, int], documents: int) -> list[str]:
    """Return the words that correct typing errors, as texts grouped by frequency.

    `sizes` tells in how many documents each word is. Text n has the words in 2^(n - 1) documents or
    more, but fewer than 2^n. In a large corpus a word in one document alone may be an error itself.
    """
    fewest = 1 if documents < MANY else 2
    groups: dict[int, list[str]] = {}
    for word, size in sizes.items():
        key, _, marks = word.partition(" ")
        if size >= fewest and key.isalpha():
            groups.setdefault(size.bit_length(), []).append(write(key, marks))
    return [" ".join(groups.get(i, ())) for i in range(max(groups, default=0) + 1)]
