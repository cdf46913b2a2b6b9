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
from gazette.search.lists import MonthlyLists
from gazette.search.numbers import Numbers, mixed
from gazette.search.packing import LISTS, script
from gazette.search.segment import Outline, print_of
from gazette.search.shards import FEW, Shard
from gazette.search.stored import rules
from gazette.search.words import BEHIND_ALL, are_pairs, least, of_first, parts
from gazette.store import digest_of
from gazette.target import Target

MOST = {"w": 3_500, "p": 5_000}
"""The most that a shard of each family weighs: about its bytes when packed."""
_ROW = 8
"""The shards in a row whose lists are joined at once."""
STAMP = 4
"""The letters of a digest that end the name of a file. The head has them too."""


class Family:
    """The shards of one kind."""

    def __init__(self, kind: str, lists: MonthlyLists, outlines: Sequence[Outline]) -> None:
        self.kind, self._lists = kind, lists
        keys, sizes = lists.keys(with_pairs=kind == "p")
        count = sum(len(one.month.documents) for one in lists.months)
        begin = cuts(_weights(sizes, count), self._hashes(keys), MOST[kind])
        text = lists.words.text
        rest = ((int(keys[at - 1]), int(keys[at])) for at in begin[1:])
        self.cuts = ["", *(shortest(text(before), text(key)) for before, key in rest)][: len(begin)]
        """The beginning of the first key of each shard."""
        self._bounds = self._bounds_between(
            np.append(keys[np.array(begin, np.int64)], np.uint64(BEHIND_ALL))
        )
        self._spans = lists.spans(self._bounds)
        """Where the lists of each shard are, by kind and month."""
        self._digests = [digest_of(what) for what in self._contents(outlines)]
        self.stamps = [digest[:STAMP] for digest in self._digests]
        many = np.append(0, np.cumsum((sizes > FEW) & are_pairs(keys)))
        self._is_followed = np.diff(many[[*begin, len(keys)]]) > 0
        self._row = lru_cache(maxsize=1)(self._join_row)
        self._shard = lru_cache(maxsize=1)(self._cut_shard)

    def targets(self) -> Iterator[Target[bytes]]:
        for i, (cut, stamp) in enumerate(zip(self.cuts, self.stamps, strict=True)):
            name = f"{self.kind}/{cut.replace(' ', '-')}-{stamp}"
            digest = digest_of(rules(), self.kind, self._digests[i])
            yield Target(f"{name}.js", digest, partial(self._make, i))
            if self._is_followed[i]:
                yield Target(f"{name}n.js", digest, partial(self._make_following, i))

    def _make(self, i: int) -> bytes:
        return script(self._shard(i).encoded(self._lists.words, self._lists.codes), LISTS)

    def _make_following(self, i: int) -> bytes:
        return script(self._shard(i).following(), LISTS)

    def _cut_shard(self, i: int) -> Shard:
        bounds = self._bounds[:, i].tolist()
        kinds = zip(self._row(i // _ROW), bounds, strict=True)
        parts = [shard.between(*of) for shard, of in kinds if shard and of[0] < of[1]]
        return Shard.joined([part for part in parts if len(part.ranks)])

    def _join_row(self, number: int) -> list[Shard | None]:
        """Return the lists of words, and those of pairs, of `_ROW` shards, each joined at once."""
        first, last = number * _ROW, min((number + 1) * _ROW, len(self.cuts)) - 1
        return [
            self._lists.joined(kind, np.stack([of[:, first, 0], of[:, last, 1]], 1).tolist())
            for kind, of in enumerate(self._spans)
        ]

    def _bounds_between(self, keys: Numbers) -> Numbers:
        """Return the ranks between which the words and the pairs of each shard are.

        `keys` holds the first key of each shard, and one behind all.
        """
        low, high = keys[:-1], keys[1:]
        words = np.stack([of_first(low), of_first(high) + are_pairs(high)], 1)
        pairs = np.stack([low, high if self.kind == "p" else low], 1)
        return least(np.stack([words, pairs]))

    def _contents(self, outlines: Sequence[Outline]) -> Iterator[tuple[list[str], bytes]]:
        """Yield what the bytes of each shard depend on."""
        rows = [np.zeros((len(self.cuts), 0), np.uint64)]
        of_months = zip(self._lists.months, outlines, self._spans.swapaxes(0, 1), strict=True)
        for month, outline, spans in of_months:
            is_there = (spans[..., 0] < spans[..., 1]).any(0)
            prints = [
                np.subtract(*np.append(np.uint64(0), np.cumsum(lists.prints))[of.T[::-1]])
                for lists, of in zip(outline.kinds, spans, strict=True)
            ]
            start = is_there.astype(np.uint64) * np.uint64(month.month.start + 1)
            rows.append(np.stack([start, *prints], 1))
        every = np.concatenate(rows, 1)
        for row in every.reshape(len(every), len(outlines), 3):
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
