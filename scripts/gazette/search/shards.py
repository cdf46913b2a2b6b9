"""Encodes lists of the index: which documents hold a word or pair, and what follows it.

A shard holds keys in order. Before it is deflated, it is a run of numbers as varints:

    length of the heads, length of the ids, heads, ids, weights

The heads begin with the number of keys. Each key has the length of the beginning it shares with
the key before it, the length of the rest, the rest in UTF-8, and the number of its variants. Each
variant has the codes of its marks (two for a pair) and its number of documents. The ids are the
gaps between documents; the weights are a byte each.

The words after a pair are in a file of their own, as only long phrases need them. It covers every
pair in more than `FEW` documents: the number of different hashes, the hashes, two bytes each and
the most frequent first, how many words follow the pair in each document, a byte each, and which
hashes those are, all documents in a row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from gazette.search.numbers import Numbers, ends_of, heads_of, ranges, sizes_of, sums, varints
from gazette.search.packing import varint
from gazette.search.segment import Postings
from gazette.search.words import Words, are_pairs, without_marks

FEW = 32
"""The most documents whose texts are read to confirm a phrase; with more, following words are."""


@dataclass(frozen=True)
class Shard:
    """Lists that are in one file, in the order of their ranks."""

    ranks: Numbers
    sizes: Numbers
    postings: Postings
    """Those of all lists in a row. Their places are the ids of documents."""

    @classmethod
    def joined(cls, parts: Sequence[Shard]) -> Shard:
        """Join the lists of several months, which are given in the order of ids."""
        if len(parts) == 1:
            return parts[0]
        ranks = np.concatenate([part.ranks for part in parts])
        sizes = np.concatenate([part.sizes for part in parts]).astype(np.int64)
        order = np.argsort(ranks, kind="stable")
        ranks, starts, sizes = ranks[order], (np.cumsum(sizes) - sizes)[order], sizes[order]
        postings = Postings.joined([part.postings for part in parts])
        heads = heads_of(ranks)
        return cls(ranks[heads], sums(sizes, heads), postings.taken(ranges(starts, sizes)))

    @cached_property
    def _ends(self) -> Numbers:
        return ends_of(self.sizes)

    def between(self, low: int, high: int) -> Shard:
        """Return the lists from one rank up to another."""
        start, end = np.searchsorted(self.ranks, np.array([low, high], np.uint64))
        postings = self.postings.part(self._ends[start], self._ends[end])
        return Shard(self.ranks[start:end], self.sizes[start:end], postings)

    def encoded(self, words: Words, codes: Numbers) -> bytes:
        """Return the bytes of the shard; `codes` are those of the marks of each word."""
        starts = np.cumsum(self.sizes) - self.sizes
        gaps = np.diff(self.postings.places.astype(np.int64), prepend=-1) - 1
        gaps[starts] = self.postings.places[starts]
        heads, ids = self._heads(words, codes), varints(gaps)
        sizes = varint(len(heads)) + varint(len(ids))
        return sizes + heads + ids + self.postings.weights.tobytes()

    def _heads(self, words: Words, codes: Numbers) -> bytes:
        keys = without_marks(self.ranks)
        heads = heads_of(keys)
        rows, variants = np.arange(len(heads)), sizes_of(heads, len(keys))
        same, sizes, letters = _shortened([words.text(key) for key in keys[heads].tolist()])
        forms, lengths = self._forms(words, codes)
        of_letters, of_forms = np.repeat(rows, sizes), np.repeat(np.repeat(rows, variants), lengths)
        columns = [same, sizes, letters, variants, forms]
        order = np.argsort(
            np.concatenate([rows, rows, of_letters, rows, of_forms]), kind="stable"
        )  # by key, and within a key by column
        are_letters = np.concatenate([np.full(len(one), one is letters) for one in columns])
        return varint(len(heads)) + varints(np.concatenate(columns)[order], are_letters[order])

    def _forms(self, words: Words, codes: Numbers) -> tuple[Numbers, Numbers]:
        """Return the codes of marks and the size of each list, and how many numbers that makes."""
        first, second = words.indexes(self.ranks)
        forms = np.stack([codes[first], codes[second], self.sizes], 1)
        is_there = np.ones(forms.shape, bool)
        is_there[:, 1] = are_pairs(without_marks(self.ranks))
        return forms[is_there], is_there.sum(1)

    def following(self) -> bytes:
        """Return the file of following words; empty if no pair has many documents."""
        keys = without_marks(self.ranks)
        first, pairs = heads_of(keys), are_pairs(keys)
        ends = np.append(0, np.cumsum(self.sizes))
        out = []
        for at, size in zip(first, sizes_of(first, len(keys)), strict=True):
            start, end = ends[at], ends[at + size]
            if end - start > FEW and pairs[at]:
                some = self.postings.part(start, end)
                out.append(_following(some.counts, some.following))
        return b"".join(out)


def _shortened(keys: Sequence[str]) -> tuple[Numbers, Numbers, Numbers]:
    """Return how many bytes each key shares with the one before it, and how many others it has.

    The third are those others of all keys in a row.
    """
    table = np.array([key.encode() for key in keys], bytes)
    sizes, letters = np.char.str_len(table), table.view(np.uint8).reshape(len(table), -1)
    same = np.append(0, (letters[1:] != letters[:-1]).argmax(1))
    at = np.arange(letters.shape[1])
    is_other = (at >= same[:, None]) & (at < sizes[:, None])
    return same, sizes - same, letters[is_other]


def _following(counts: Numbers, hashes: Numbers) -> bytes:
    """Return one pair's part of the file of following words."""
    values, which, often = np.unique(hashes, return_inverse=True, return_counts=True)
    order = np.argsort(-often, kind="stable")
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    known = values[order].astype(">u2").tobytes()
    return varint(len(values)) + known + counts.tobytes() + varints(place[which])
