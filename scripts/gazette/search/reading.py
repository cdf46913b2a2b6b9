"""What a document says, syllable by syllable: the part of the work that a cache can keep.

In: a `Document`. Out: a `Reading`, which knows nothing of other documents or of ids, and goes
through bytes unchanged.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gazette.search.document import Document
from gazette.search.synonyms import edges
from gazette.search.tokens import joined, numbers, tokens

OWN = 6
"""The weight of a document's own number; see `weight`."""
_STRONG = 3

Edges = tuple[tuple[int, int, int], ...]


@dataclass(frozen=True)
class Line:
    """One block or field: its tokens, the concepts among them, the document numbers in it."""

    strong: bool
    """True for title, number and place, which weigh more."""
    words: tuple[int, ...]
    concepts: Edges
    """(at, length, word)"""
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Reading:
    words: tuple[str, ...]
    """Each word once, as `key marks`; lines name words by their place here."""
    lines: tuple[Line, ...]
    own: int | None
    """The word that is the document's own number."""

    def to_bytes(self) -> bytes:
        lines = [(line.strong, line.words, line.concepts, line.numbers) for line in self.lines]
        data = json.dumps((self.words, lines, self.own), ensure_ascii=False, separators=(",", ":"))
        return zlib.compress(data.encode(), 6)

    @classmethod
    def from_bytes(cls, data: bytes) -> Reading:
        words, lines, own = json.loads(zlib.decompress(data))
        return cls(tuple(words), tuple(Line(*line) for line in lines), own)


def read(document: Document) -> Reading:
    """Read a document, fields first; the order of lines is that of `lines_of`."""
    ids: dict[tuple[str, ...], int] = {}

    def word(key: str, marks: str = "") -> int:
        return ids.setdefault((key, marks), len(ids))

    lines = []
    for strong, text in lines_of(document):
        found = tokens(text)
        lines.append(
            Line(
                strong,
                tuple([ids.setdefault(token[2:], len(ids)) for token in found]),
                tuple((e.at, e.length, word(e.concept)) for e in edges(text, found)),
                tuple(word(key) for key in numbers(text)),
            )
        )
    own = word(joined(document.number)) if document.number else None
    return Reading(tuple(map(" ".join, ids)), tuple(lines), own)


def lines_of(document: Document) -> Iterator[tuple[bool, str]]:
    """Yield every text that can be found, and whether it weighs more."""
    yield from ((True, text) for text in (document.title, document.number, document.where))
    yield from ((False, text) for text in (*document.others, document.when))
    yield from ((False, block.text) for block in document.blocks)


NO_WORD = (1 << 24) - 1
Postings = dict[int, list[int]]


def postings(reading: Reading, ids: list[int]) -> tuple[Postings, Postings]:
    """Return what a document puts into the index: single words, then pairs of neighbours.

    `ids` are the corpus's numbers of the reading's words; a key is `first << 24 | second`, where
    a single word has `NO_WORD` as its second. The values are a weight and how often it occurs; of
    a pair, then the words that follow it, `NO_WORD` at the end of a line.
    """
    single: Postings = {}
    pairs: Postings = {}
    for line in reading.lines:
        words = [ids[word] for word in line.words]
        _add(single, [word << 24 | NO_WORD for word in words], strong=line.strong)
        couples = [word << 24 | then for word, then in pairwise(words)]
        _add(pairs, couples, [*words[2:], NO_WORD], strong=line.strong)
        if line.concepts:
            concepts = [(at, at + length, ids[word]) for at, length, word in line.concepts]
            _add_concepts((single, pairs), words, concepts, strong=line.strong)
        _add(single, [ids[number] << 24 | NO_WORD for number in line.numbers], strong=line.strong)
    for found in (single, pairs):
        for entry in found.values():
            entry[0] = weight(entry[1], strong=bool(entry[0]))
    if reading.own is not None:
        single.setdefault(ids[reading.own] << 24 | NO_WORD, [0, 1])[0] = OWN
    return single, pairs


def weight(times: int, *, strong: bool) -> int:
    """Return 0 for a word that occurs once, 1 for two or three times, 2 for more; 3 more if strong.

    `OWN` stands above these.
    """
    return min(2, times // 2) + _STRONG * strong


def _add(
    found: Postings, keys: Sequence[int], following: Sequence[int] = (), *, strong: bool
) -> None:
    """Count each key, and keep the word that follows it."""
    for i, key in enumerate(keys):
        if key in found:
            entry = found[key]
            entry[0] |= strong
            entry[1] += 1
        else:
            entry = found[key] = [strong, 1]
        if following:
            entry.append(following[i])


def _add_concepts(
    found: tuple[Postings, Postings],
    words: list[int],
    concepts: list[tuple[int, int, int]],
    *,
    strong: bool,
) -> None:
    """Add each concept, and its pairs with the words and concepts on both sides.

    A concept stands between its first word and its end. It also follows the pair before it.
    """
    single, pairs = found
    padded = [*words, NO_WORD, NO_WORD]
    starts = {at: (end, word) for at, end, word in concepts}
    for at, end, word in concepts:
        _add(single, [word << 24 | NO_WORD], strong=strong)
        if at:
            _add(pairs, [padded[at - 1] << 24 | word], [padded[end]], strong=strong)
        if at > 1:
            pairs[padded[at - 2] << 24 | padded[at - 1]].append(word)
        if end < len(words):
            _add(pairs, [word << 24 | padded[end]], [padded[end + 1]], strong=strong)
        if end + 1 in starts:
            pairs[word << 24 | padded[end]].append(starts[end + 1][1])
        if end in starts:
            beyond, then = starts[end]
            _add(pairs, [word << 24 | then], [padded[beyond]], strong=strong)
            if at:
                pairs[padded[at - 1] << 24 | word].append(then)
            if beyond in starts:
                pairs[word << 24 | then].append(starts[beyond][1])
