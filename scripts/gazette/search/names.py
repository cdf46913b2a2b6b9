"""Pages that words may name: of topics, places, bodies, signers, cited documents and months.

In: `NamedPage`s. Out: a family of shards, by the words of names. Some names are listed from each of
their words on, so that suggestions find them by any word; what begins a name tells so.

A shard is JSON: `rows`, each with the words of a name from one of them on, whether that is the
first, and the number of its page; and `pages`.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

import numpy as np

from gazette.search.cuts import NEVER, cuts, shortest
from gazette.search.packing import json_bytes, script
from gazette.search.segment import print_of
from gazette.search.synonyms import find_concepts, short_forms
from gazette.search.tokens import joined, spans, words
from gazette.store import NO_STORE, Store, digest_of
from gazette.target import Target

MOST = 28_000
"""The most that the JSON of a shard weighs, in characters: some 5,000 bytes when packed."""
STAMP = 4


@dataclass(frozen=True)
class NamedPage:
    name: str
    """As in "Huyện Sông Lô, tỉnh Vĩnh Phúc"."""
    kind: str
    """What it is, for readers; empty where the name tells."""
    address: str
    count: str
    """What it holds, for readers: "12 văn bản"."""
    size: int
    """How many things it holds, to sort by."""
    also: tuple[str, ...] = ()
    """Other names of it."""
    number: str = ""
    """The number of the document that it is about."""
    by_word: str = ""
    """The name of which any word finds it, while it is typed."""

    @property
    def shown(self) -> tuple[object, ...]:
        return self.name, self.kind, self.address, self.count, self.size


@dataclass(frozen=True)
class _Row:
    key: str
    text: str
    page: NamedPage
    is_first: bool = True


@dataclass(frozen=True)
class Names:
    """The shards of names: where each begins, its stamp, and its file."""

    firsts: list[str]
    """The words that begin names: a question that begins with another, or no digit, names none."""
    cuts: list[str]
    stamps: list[str]
    targets: list[Target[bytes]]


def names_of(pages: Iterable[NamedPage], rules: str, store: Store = NO_STORE) -> Names:
    """Return the shards; `rules` is the digest of the code that makes them."""
    given = list(pages)
    key = digest_of("search", "names", rules, given)
    made = store.get_or_make(key, lambda: pickle.dumps(_shards(given)))
    firsts, shards = pickle.loads(made)  # noqa: S301 (our own)
    starts, data = [start for start, _ in shards], [data for _, data in shards]
    digests = [digest_of(one) for one in data]
    targets = [
        Target(
            f"e/{start.replace(' ', '-')}-{digest[:STAMP]}.js",
            digest_of(rules, digest),
            partial(script, one),
        )
        for start, digest, one in zip(starts, digests, data, strict=True)
    ]
    return Names(firsts, starts, [digest[:STAMP] for digest in digests], targets)


def _shards(pages: Iterable[NamedPage]) -> tuple[list[str], list[tuple[str, bytes]]]:
    """Return the first words of names, and the shards: the beginning of the first key, the data."""
    rows = sorted((row for page in pages for row in _rows(page)), key=_order)
    begin = _begin(rows)
    starts = (shortest(rows[i - 1].key, rows[i].key) if i else "" for i in begin)
    data = (_encoded(rows[i:j]) for i, j in pairwise([*begin, len(rows)]))
    firsts = {row.key.partition(" ")[0] for row in rows if row.is_first}
    return sorted(filter(str.isalpha, firsts)), list(zip(starts, data, strict=True))


def _order(row: _Row) -> tuple[str, str, str]:
    return row.key, row.text, row.page.address


def _rows(page: NamedPage) -> Iterator[_Row]:
    """Yield a row for each name, and for each later word of the one that any word may find."""
    names = dict.fromkeys((page.name, *page.also))
    every = dict.fromkeys((*names, *(form for one in names for form in _shortened(one))))
    yield from (_row(name, page) for name in every)
    if page.number:
        yield _row(joined(page.number), page)
    if page.by_word:
        starts = [start for start, _ in spans(page.by_word)]
        whole = {name.lower() for name in every}
        later = (page.by_word[start:] for start in starts[1:])
        yield from (
            replace(_row(text, page), is_first=False) for text in later if text not in whole
        )


def _row(text: str, page: NamedPage) -> _Row:
    key = " ".join(word.partition(" ")[0] for word in words(text))
    return _Row(key, text.lower(), page)


def _shortened(name: str) -> Iterator[str]:
    """Yield a name with a short form of a concept in it: `UBND huyện`."""
    at = spans(name)
    for start, end, concept in find_concepts(name, words(name)):
        for short in short_forms(concept):
            yield name[: at[start][0]] + short + name[at[end - 1][1] :]


def _begin(rows: Sequence[_Row]) -> list[int]:
    """Return where shards begin, never within the rows of one key."""
    weights = np.array([len(row.text) + len(repr(row.page.shown)) for row in rows], np.int64)
    before = [None, *rows]
    hashes = np.array([*map(_hash, rows, before)], np.uint64)
    return cuts(weights, hashes, MOST)


def _hash(row: _Row, before: _Row | None) -> int:
    is_new = before is None or before.key != row.key
    return print_of(row.key) >> 1 if is_new and row.key.isascii() else int(NEVER)


def _encoded(rows: Sequence[_Row]) -> bytes:
    pages = {page: i for i, page in enumerate(dict.fromkeys(row.page for row in rows))}
    return json_bytes(
        {
            "rows": [(row.text, int(row.is_first), pages[row.page]) for row in rows],
            "pages": [page.shown for page in pages],
        }
    )
