"""The order of words and pairs in the index.

A rank is a number of 64 bits: the key of a word, the key of the word behind it in a pair, and the
marks of both. So ranks sort as keys, then as marks, and a pair stands behind the words of its first
key. A rank without marks, `key`, tells the keys alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np

from gazette.search.numbers import Numbers

_KEY, _FORM = 20, 12
"""The bits of the index of a key, and of a word's place among the words of its key."""
_MARKS = 2 * _FORM

Key = TypeVar("Key", int, Numbers)


class Words:
    """Words, each as `key marks`, sorted: those of one key are neighbours."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        of_words = [word.partition(" ")[0] for word in words]
        self.keys = list(dict.fromkeys(of_words))
        number = {key: i for i, key in enumerate(self.keys)}
        self._key = np.array([number[key] for key in of_words], np.uint64)
        every = np.arange(len(self.keys), dtype=np.uint64)
        self._start = np.searchsorted(self._key, every)
        form = np.arange(len(words)) - np.searchsorted(self._key, self._key)
        self._form = form.astype(np.uint64)

    def ranks(self, first: Numbers, second: Numbers | None = None) -> Numbers:
        """Return the ranks of words, or of pairs of words, which are given by index."""
        ranks = self._key[first] << (_KEY + _MARKS) | self._form[first] << _FORM
        if second is None:
            return ranks
        return ranks | (self._key[second] + np.uint64(1)) << _MARKS | self._form[second]

    def indexes(self, ranks: Numbers) -> tuple[Numbers, Numbers]:
        """Return the index of each word, or of both words of each pair.

        The second one of a single word means nothing.
        """
        form = (1 << _FORM) - 1
        first, second = parts(without_marks(ranks).astype(np.int64))
        ranks = ranks.astype(np.int64)
        return self._start[first] + (ranks >> _FORM & form), self._start[second] + (ranks & form)

    def text(self, key: int) -> str:
        """Return the key of a word, or the keys of a pair with a blank between them."""
        first, second = parts(key)
        return f"{self.keys[first]} {self.keys[second]}" if second >= 0 else self.keys[first]


def without_marks(ranks: Numbers) -> Numbers:
    return ranks >> _MARKS


def least(keys: Numbers) -> Numbers:
    """Return the least rank of each key."""
    return keys << _MARKS


def parts(key: Key) -> tuple[Key, Key]:
    """Return the indexes of both keys of a pair, or of those of many; the second may be -1."""
    return key >> _KEY, (key & ((1 << _KEY) - 1)) - 1


def of_first(keys: Numbers) -> Numbers:
    """Return the first key of each pair; that of a single word is itself."""
    return keys >> _KEY << _KEY


def are_pairs(keys: Numbers) -> Numbers:
    found: Numbers = keys != of_first(keys)
    return found


BEHIND_ALL = (1 << (2 * _KEY)) - 1
"""A key that sorts behind all others."""
