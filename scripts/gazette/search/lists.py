"""The lists of all months together, in the order of their ranks.

Their postings stay in the store, a part at a time is read where a shard is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from gazette.search.numbers import Numbers
from gazette.search.segment import Outline
from gazette.search.shards import Shard
from gazette.search.stored import StoredMonth
from gazette.search.tables import marks_of
from gazette.search.words import Words, without_marks


@dataclass(frozen=True)
class Ranked:
    """The lists of one kind in a month."""

    ranks: Numbers
    sizes: Numbers


class MonthlyLists:
    """The lists of all months, under the words of the whole index."""

    def __init__(self, months: Sequence[StoredMonth], outlines: Sequence[Outline]) -> None:
        self.months = months
        self.words = Words(sorted({word for one in outlines for word in one.words}))
        self.marks = marks_of(self.words.words)
        code = {marks: i for i, marks in enumerate(self.marks)}
        self.codes = np.array([code[word.partition(" ")[2]] for word in self.words.words], np.int64)
        self.sizes = np.zeros(len(self.codes), np.int64)
        """The number of documents of each word."""
        self.ranked: list[tuple[Ranked, Ranked]] = []
        """The lists of each month: those of words, and those of pairs."""
        number = {word: i for i, word in enumerate(self.words.words)}
        for one in outlines:
            place = np.array([number[word] for word in one.words], np.int64)
            self.sizes[place[one.singles.first]] += one.singles.sizes
            singles = self.words.ranks(place[one.singles.first])
            pairs = self.words.ranks(place[one.pairs.first], place[one.pairs.second])
            self.ranked.append((Ranked(singles, one.singles.sizes), Ranked(pairs, one.pairs.sizes)))

    def keys(self, *, with_pairs: bool) -> tuple[Numbers, Numbers]:
        """Return all keys in order, and the number of postings of each."""
        kinds = [ranked for month in self.ranked for ranked in month[: 1 + with_pairs]]
        if not kinds:
            return np.zeros(0, np.uint64), np.zeros(0, np.int64)
        ranks = np.concatenate([one.ranks for one in kinds])
        every, which = np.unique(without_marks(ranks), return_inverse=True)
        sizes = np.concatenate([one.sizes for one in kinds])
        return every, np.bincount(which, sizes).astype(np.int64)

    def spans(self, bounds: Numbers) -> Numbers:
        """Return where the lists between some ranks are among those of each month.

        The first axis of both is that of kinds: words, then pairs. The second is that of months.
        """
        found = np.zeros((len(bounds), len(self.months), *bounds.shape[1:]), np.int64)
        for number, month in enumerate(self.ranked):
            for kind, lists in enumerate(month):
                found[kind, number] = np.searchsorted(lists.ranks, bounds[kind])
        return found

    def joined(self, kind: int, spans: Iterable[tuple[int, int]]) -> Shard | None:
        """Return the lists of a kind that are within a span of each month; None if none is."""
        parts = []
        for month, ranked, (start, end) in zip(self.months, self.ranked, spans, strict=True):
            if start < end:
                ranks, sizes = ranked[kind].ranks, ranked[kind].sizes
                postings = month.postings(kind, start, end)
                parts.append(Shard(ranks[start:end], sizes[start:end], postings))
        return Shard.joined(parts) if parts else None
