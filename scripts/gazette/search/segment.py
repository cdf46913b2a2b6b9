"""The lists of one month: which of its documents hold a word or a pair, and what follows it.

In: the readings of the documents of a month, in order. Out: a `Segment`, which depends
on no other month. All is done by numpy, on arrays that hold the rows of all documents.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache

import numpy as np

from gazette.search.numbers import Numbers, heads_of, least, mixed, ranges, sizes_of, sums
from gazette.search.reading import Reading
from gazette.search.words import Words
from gazette.store import digest_of

OWN = 6
"""The weight of a document's own number and date."""
MAX_FOLLOWING = 255
"""The most following words that are kept for a pair in one document: their count is a byte."""
_BY_COUNT = np.array([0, 0, 1, 1, 2], np.uint8)
_STRONG = 3
_BITS = 20  # of the index of a word
_MASK = (1 << _BITS) - 1
_IS_OWN, _IS_STRONG, _IS_WEAK = range(3)
"""What a row counts for: two bits."""


@dataclass(frozen=True)
class Postings:
    """The documents of several lists in a row."""

    places: Numbers
    weights: Numbers
    counts: Numbers
    """How many different words follow a pair in each document; 0 for single words."""
    following: Numbers
    """The hashes of those words, for all postings in a row."""

    @cached_property
    def ends(self) -> Numbers:
        """Where the words that follow each posting end, after a 0."""
        return np.cumsum(np.append(0, self.counts), dtype=np.int64)

    def part(self, start: int, end: int) -> Postings:
        some = slice(start, end)
        words = self.following[self.ends[start] : self.ends[end]]
        return Postings(self.places[some], self.weights[some], self.counts[some], words)

    def taken(self, order: Numbers) -> Postings:
        """Return the postings in another order."""
        counts = self.counts[order]
        words = self.following[ranges(self.ends[order], counts)]
        return Postings(self.places[order], self.weights[order], counts, words)

    @classmethod
    def joined(cls, parts: Sequence[Postings]) -> Postings:
        if len(parts) == 1:
            return parts[0]
        names = (field.name for field in fields(cls))
        return cls(*(np.concatenate([getattr(one, name) for one in parts]) for name in names))


@dataclass(frozen=True)
class Lists:
    """Lists of documents, in the order of `Words.ranks`."""

    first: Numbers
    """The index of each word, or of each pair's first word."""
    second: Numbers
    """The index of each pair's second word; the same as `first` for a single word."""
    sizes: Numbers
    """How many documents each list has."""
    prints: Numbers
    """A number of 64 bits that tells the words and the postings of each list."""


@dataclass(frozen=True)
class Outline:
    """All lists of a month without their postings."""

    words: Sequence[str]
    singles: Lists
    pairs: Lists
    texts: str
    """The digest of what results show of its documents."""

    @property
    def kinds(self) -> tuple[Lists, Lists]:
        return self.singles, self.pairs


@dataclass(frozen=True)
class Segment:
    outline: Outline
    postings: tuple[Postings, Postings]
    """Those of words, and those of pairs."""


def segment_of(readings: Sequence[Reading]) -> Segment:
    """Return the lists of some documents; the places of documents count from 0."""
    words = Words(sorted({word for reading in readings for word in reading.words}))
    number = {word: i for i, word in enumerate(words.words)}
    starts, ends, names, places, grades = _rows(readings, number)
    low, sizes = _next(starts, ends)
    rows = np.repeat(np.arange(len(starts)), sizes)
    after = ranges(low, sizes)

    single = _Grouped(words.ranks(names), places, grades)
    pair = _Grouped(words.ranks(names[rows], names[after]), places[rows], grades[rows])
    one, two = names[single.examples], names[rows[pair.examples]]
    others = names[after[pair.examples]]
    of_singles = single.postings(np.zeros(0, np.int64), words)
    of_pairs = pair.postings(_thirds(pair.posting, low[after], sizes[after], names), words)
    singles = _lists(single, of_singles, one, one, words.words)
    pairs = _lists(pair, of_pairs, two, others, words.words)
    texts = digest_of(*(reading.text for reading in readings))
    return Segment(Outline(words.words, singles, pairs, texts), (of_singles, of_pairs))


def _rows(readings: Sequence[Reading], number: Mapping[str, int]) -> Numbers:
    """Return the rows of all readings by where they start: start, end, word, place and grade."""
    parts, at = [np.zeros((5, 0), np.int64)], 0
    for place, reading in enumerate(readings):
        starts, ends, which = reading.rows.astype(np.int64)
        words = np.array([number[word] for word in reading.words], np.int64)[which]
        grades = np.full(len(starts), _IS_WEAK)
        grades[: reading.strong] = _IS_STRONG
        grades[len(grades) - reading.own :] = _IS_OWN
        parts.append(np.array([starts + at, ends + at, words, np.full_like(starts, place), grades]))
        at += int(ends.max(initial=0)) + 1
    rows = np.concatenate(parts, axis=1)
    return rows[:, np.argsort(rows[0], kind="stable")]


def _next(starts: Numbers, ends: Numbers) -> tuple[Numbers, Numbers]:
    """Return the first of the rows that start where each row ends, and how many they are."""
    low = np.searchsorted(starts, ends)
    return low, np.searchsorted(starts, ends, "right") - low


class _Grouped:
    """Occurrences of words or pairs, put together by rank and document into postings."""

    def __init__(self, ranks: Numbers, places: Numbers, grades: Numbers) -> None:
        order = np.argsort(ranks, kind="stable")  # the places of each rank still rise
        ranks, places = ranks[order], places[order]
        heads = heads_of(ranks, places)
        self.times = sizes_of(heads, len(order))
        self.places, self.grades = places[heads], least(grades[order], heads)
        self.posting = np.empty_like(order)
        """The index of the posting of each occurrence."""
        self.posting[order] = np.repeat(np.arange(len(heads)), self.times)
        self.lists = heads_of(ranks[heads])
        """The first posting of each list."""
        self.examples = order[heads[self.lists]]
        """An occurrence of each list."""

    def postings(self, thirds: Numbers, words: Words) -> Postings:
        """Return the postings; `thirds` are indexes of postings and words that follow them."""
        count = np.minimum(self.times, len(_BY_COUNT) - 1)
        weights = _BY_COUNT[count] + _STRONG * (self.grades == _IS_STRONG).astype(np.uint8)
        weights[self.grades == _IS_OWN] = OWN
        of, third = thirds >> _BITS, thirds & _MASK
        counts = np.bincount(of, minlength=len(self.places))
        kept = np.arange(len(of)) - np.repeat(np.cumsum(counts) - counts, counts) < MAX_FOLLOWING
        hashes = np.array([*map(_hash, words.words), 0], np.uint16)
        return Postings(
            self.places.astype(np.uint32),
            weights,
            np.minimum(counts, MAX_FOLLOWING).astype(np.uint8),
            hashes[np.minimum(third, len(words.words))][kept],
        )


def _thirds(posting: Numbers, low: Numbers, sizes: Numbers, names: Numbers) -> Numbers:
    """Return every different word that follows a posting; `_MASK` is the end of a line.

    `low` and `sizes` tell the rows behind each occurrence.
    """
    goes_on = sizes > 0
    followed = np.repeat(posting[goes_on], sizes[goes_on]) << _BITS
    followed |= names[ranges(low[goes_on], sizes[goes_on])]
    thirds = np.sort(np.concatenate([followed, posting[~goes_on] << _BITS | _MASK]))
    return thirds[heads_of(thirds)]


def _lists(
    grouped: _Grouped, postings: Postings, first: Numbers, second: Numbers, words: Sequence[str]
) -> Lists:
    total = np.cumsum(np.append(np.uint64(0), mixed(postings.following.astype(np.uint64) + 1)))
    # From 1 on, because `mixed` leaves 0 as it is, and a posting of 0 would not count.
    own = (postings.places.astype(np.uint64) + 1) << 16 | postings.weights.astype(np.uint64) << 8
    own |= postings.counts
    every = mixed(mixed(own) + total[postings.ends[1:]] - total[postings.ends[:-1]])
    known = np.array([*map(print_of, words)], np.uint64)
    of_words = mixed(known[first]) + known[second]
    sizes = sizes_of(grouped.lists, len(every)).astype(np.uint32)
    prints = mixed(of_words + sums(every, grouped.lists))
    return Lists(first.astype(np.uint32), second.astype(np.uint32), sizes, prints)


@lru_cache(maxsize=100_000)
def _hash(word: str) -> int:
    """Return a hash of two bytes; 0 is kept for the end of a line."""
    value = 0
    for char in word:
        value = (value * 31 + ord(char)) % 65521
    return value + 1


@lru_cache(maxsize=100_000)
def print_of(word: str) -> int:
    """Return a hash of eight bytes."""
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest())
