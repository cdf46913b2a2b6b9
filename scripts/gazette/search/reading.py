"""Reads a document for the index: which words stand where, and the script of its text.

In: a `SearchDocument`. Out: a `Reading`, which depends on no other document and is cached.
"""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from gazette.search import dates
from gazette.search.document import SearchDocument
from gazette.search.numbers import Numbers
from gazette.search.packing import json_bytes, script
from gazette.search.synonyms import find_concepts
from gazette.search.tokens import joined, numbers, words

_STRONG_LINES = 3
"""The first of `_lines_of` weigh more: title, number and place."""


@dataclass(frozen=True)
class Reading:
    """The words of a document. A concept is one more way from its first token to its end.

    Each row is a word that starts at one place and ends at another, where the next may start. No
    word starts where a line ends. A document number and a date are rows by themselves, beside their
    tokens.
    """

    words: tuple[str, ...]
    """The different words, numbers, dates and concepts, each as `key marks`."""
    rows: NDArray[np.uint32]
    """Three lines: where each row starts, where it ends, and its index in `words`."""
    strong: int
    """How many rows, the first ones, stand in lines that weigh more."""
    own: int
    """How many rows, the last ones, are the document's own number and date."""
    text: bytes
    """The script of what results show of the document."""

    def to_bytes(self) -> bytes:
        starts, ends, which = self.rows.astype(np.int64)
        rows = [*map(_narrow, (np.diff(starts, prepend=0), ends - starts, which))]
        return pickle.dumps((self.words, rows, self.strong, self.own, self.text))

    @classmethod
    def from_bytes(cls, data: bytes) -> Reading:
        words, (steps, sizes, which), *rest = pickle.loads(data)  # noqa: S301 (our own)
        starts = np.cumsum(steps, dtype=np.int64)
        return cls(words, np.array([starts, starts + sizes, which], np.uint32), *rest)


def _narrow(numbers: Numbers) -> Numbers:
    """Return whole numbers in as few bytes as they need."""
    bounds = (numbers.min(initial=0), numbers.max(initial=0))
    return numbers.astype(np.result_type(*map(np.min_scalar_type, bounds)))


@dataclass(frozen=True)
class _SearchLine:
    """The words, numbers, dates and concepts of a line, all as `key marks`."""

    words: list[str]
    apart: list[str]
    """Its numbers and dates."""
    concepts: list[tuple[int, int, str]]
    """Each as its first token, its end, and its word."""


def read(document: SearchDocument) -> Reading:
    names: list[str] = []
    starts, ends = array("I"), array("I")
    at, strong = 0, 0

    def add(word: str, start: int, end: int) -> None:
        names.append(word)
        starts.append(start)
        ends.append(end)

    for i, line in enumerate(map(_line, _lines_of(document))):
        names += line.words
        size = len(line.words)
        starts.extend(range(at, at + size))
        ends.extend(range(at + 1, at + size + 1))
        for start, end, word in line.concepts:
            add(word, at + start, at + end)
        at += size + 1
        for word in line.apart:
            add(word, at, at + 1)
            at += 2
        if i < _STRONG_LINES:
            strong = len(names)
    own = _own_words(document)
    for word in own:
        add(word, at, at + 1)
        at += 2
    number = {word: i for i, word in enumerate(sorted(set(names)))}
    which = array("I", map(number.__getitem__, names))
    rows = np.array([starts, ends, which], np.uint32).reshape(3, -1)
    text = text_script(document)
    return Reading(tuple(number), rows, strong, len(own), text)


def _own_words(document: SearchDocument) -> list[str]:
    keys = (joined(document.number), dates.key(document.own_date))
    return [f"{key} " for key in keys if key]


def _lines_of(document: SearchDocument) -> Iterator[str]:
    """Yield every searchable text, those that weigh more first."""
    first = (document.title, document.number, document.place, *document.others)
    return chain(first, (block.text for block in document.blocks))


@lru_cache(maxsize=2_000)  # letters share many lines, as names of bodies
def _line(text: str) -> _SearchLine:
    found = words(text)
    concepts = [(start, end, f"{key} ") for start, end, key in find_concepts(text, found)]
    named = map(dates.key, dates.dates(text))
    return _SearchLine(found, [f"{key} " for key in (*numbers(text), *named)], concepts)


def text_script(document: SearchDocument) -> bytes:
    """Return the script of what results show: fields, other texts, then blocks."""
    fields = (document.address, document.title, document.number, document.where)
    blocks = [(block.point, block.name, block.text) for block in document.blocks]
    shown = (*fields, document.date, document.when, document.note)
    return script(json_bytes((*shown, (document.place, *document.others), blocks)))
