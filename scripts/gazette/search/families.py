"""The shards of the index: where each begins, what it depends on, and how it is made.

There are two families. `w` has the lists of words; `p` has those of pairs, each behind the lists of
its first word. A shard that begins among the pairs of a word has the word's lists, too: so one file
answers for a pair and for its first word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial

import numpy as np

from gazette.search.cuts import NEVER, cuts, shortest
from gazette.search.numbers import Numbers, mixed
from gazette.search.packing import script
from gazette.search.segment import print_of
from gazette.search.shards import FEW, Shard
from gazette.search.stored import StoredMonth, rules
from gazette.search.tables import marks_of
from gazette.search.words import BEHIND_ALL, Words, are_pairs, least, of_first, parts, without_marks
from gazette.store import digest_of
from gazette.target import Target

MOST = {"w": 3_500, "p": 5_000}
"""The most that a shard of each family weighs: about its bytes when packed."""
STAMP = 4
"""The letters of a digest that end the name of a file. The head has them too."""


class MonthlyLists:
    """The lists of all months, under the words of the whole index."""

    def __init__(self, months: Sequence[StoredMonth]) -> None:
        self.months = months
        self.words = Words(sorted({word for month in months for word in month.words}))
        self.marks = marks_of(self.words.words)
        code = {marks: i for i, marks in enumerate(self.marks)}
        self.codes = np.array([code[word.partition(" ")[2]] for word in self.words.words], np.int64)
        self.sizes = np.zeros(len(self.codes), np.int64)
        """The number of documents of each word."""
        self.singles: list[Numbers] = []
        """The ranks of the words of each month."""
        self.pairs: list[Numbers] = []
        number = {word: i for i, word in enumerate(self.words.words)}
        for month in months:
            place = np.array([number[word] for word in month.words], np.int64)
            self.sizes[place[month.singles.first]] += month.singles.sizes
            self.singles.append(self.words.ranks(place[month.singles.first]))
            first, second = place[month.pairs.first], place[month.pairs.second]
            self.pairs.append(self.words.ranks(first, second))

    def keys(self, *, with_pairs: bool) -> tuple[Numbers, Numbers]:
        """Return all keys in order, and the number of postings of each."""
        ranks, sizes = [*self.singles], [month.singles.sizes for month in self.months]
        if with_pairs:
            ranks += self.pairs
            sizes += [month.pairs.sizes for month in self.months]
        if not ranks:
            return np.zeros(0, np.uint64), np.zeros(0, np.int64)
        every, which = np.unique(without_marks(np.concatenate(ranks)), return_inverse=True)
        return every, np.bincount(which, np.concatenate(sizes)).astype(np.int64)


class Family:
    """The shards of one kind."""

    def __init__(self, kind: str, lists: MonthlyLists) -> None:
        self.kind, self._lists = kind, lists
        keys, sizes = lists.keys(with_pairs=kind == "p")
        count = sum(len(one.month.documents) for one in lists.months)
        begin = cuts(_weights(sizes, count), self._hashes(keys), MOST[kind])
        text = lists.words.text
        rest = ((int(keys[at - 1]), int(keys[at])) for at in begin[1:])
        self.cuts = ["", *(shortest(text(before), text(key)) for before, key in rest)][: len(begin)]
        """The beginning of the first key of each shard."""
        self._spans = self._spans_between(
            np.append(keys[np.array(begin, np.int64)], np.uint64(BEHIND_ALL))
        )
        self._digests = [digest_of(what) for what in self._contents()]
        self.stamps = [digest[:STAMP] for digest in self._digests]
        many = np.append(0, np.cumsum((sizes > FEW) & are_pairs(keys)))
        self._is_followed = np.diff(many[[*begin, len(keys)]]) > 0
        self._joined = lru_cache(maxsize=1)(self._join)

    def targets(self) -> Iterator[Target[bytes]]:
        for i, (cut, stamp) in enumerate(zip(self.cuts, self.stamps, strict=True)):
            name = f"{self.kind}/{cut.replace(' ', '-')}-{stamp}"
            digest = digest_of(rules(), self.kind, self._digests[i])
            yield Target(f"{name}.js", digest, partial(self._make, i))
            if self._is_followed[i]:
                yield Target(f"{name}n.js", digest, partial(self._make_following, i))

    def _make(self, i: int) -> bytes:
        return script(self._joined(i).encoded(self._lists.words, self._lists.codes))

    def _make_following(self, i: int) -> bytes:
        return script(self._joined(i).following())

    def _join(self, i: int) -> Shard:
        lists = self._lists
        parts: list[Shard] = []
        for month, singles, pairs, spans in zip(
            lists.months, lists.singles, lists.pairs, self._spans, strict=True
        ):
            (a, b), (c, d) = spans[:, i].tolist()
            if a < b:
                parts.append(month.words_shard(singles[a:b], a, b))
            if c < d:
                parts.append(month.pairs_shard(pairs[c:d], c, d))
        return Shard.joined(parts)

    def _spans_between(self, keys: Numbers) -> list[Numbers]:
        """Return where the words and the pairs of each shard are in the lists of each month.

        `keys` holds the first key of each shard, and one behind all.
        """
        low, high = keys[:-1], keys[1:]
        words = np.stack([of_first(low), of_first(high) + are_pairs(high)], 1)
        pairs = np.stack([low, high if self.kind == "p" else low], 1)
        words, pairs = least(words), least(pairs)
        return [
            np.stack([np.searchsorted(singles, words), np.searchsorted(doubles, pairs)])
            for singles, doubles in zip(self._lists.singles, self._lists.pairs, strict=True)
        ]

    def _contents(self) -> Iterator[tuple[list[str], bytes]]:
        """Yield what the bytes of each shard depend on."""
        rows = [np.zeros((len(self.cuts), 0), np.uint64)]
        for month, (words, pairs) in zip(self._lists.months, self._spans, strict=True):
            is_there = (words[:, 0] < words[:, 1]) | (pairs[:, 0] < pairs[:, 1])
            prints = [
                np.subtract(*np.append(np.uint64(0), np.cumsum(lists.prints))[spans.T[::-1]])
                for lists, spans in ((month.singles, words), (month.pairs, pairs))
            ]
            start = is_there.astype(np.uint64) * np.uint64(month.month.start + 1)
            rows.append(np.stack([start, *prints], 1))
        every = np.concatenate(rows, 1)
        for row in every.reshape(len(every), len(self._spans), 3):
            yield self._lists.marks, row[row[:, 0] > 0].tobytes()

    def _hashes(self, keys: Numbers) -> Numbers:
        """Return a number for each key; where it is least, a shard begins.

        Words have lower ones than pairs. Keys have the highest whose letters suit no file name.
        """
        names = self._lists.words.keys
        prints = np.array([*map(print_of, names), 0], np.uint64)
        is_plain = np.array([*map(str.isascii, names), True])
        first, second = parts(keys.astype(np.int64))
        hashes: Numbers = (
            mixed(prints[first]) + prints[second] >> 1 | are_pairs(keys).astype(np.uint64) << 63
        )
        hashes[~(is_plain[first] & is_plain[second])] = NEVER
        return hashes


def _weights(sizes: Numbers, count: int) -> Numbers:
    """Return about how many bytes keys take in a packed shard, in whole numbers.

    A document takes as many bits as the gaps in its list need, and some for its weight. `count`
    is the number of all documents; it counts as the next power of two.
    """
    count = 1 << count.bit_length()
    bits = np.frexp(count / sizes)[1] + 2
    weights: Numbers = 8 + sizes * bits // 7
    return weights
