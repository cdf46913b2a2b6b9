"""What a document says, syllable by syllable: the part of the work that a cache can keep.

In: a `Document`. Out: a `Reading`, which knows nothing of other documents or of ids, and goes
through bytes unchanged.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

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
    ids: dict[str, int] = {}

    def word(key: str, marks: str = "") -> int:
        return ids.setdefault(f"{key} {marks}", len(ids))

    lines = []
    for strong, text in lines_of(document):
        found = tokens(text)
        lines.append(
            Line(
                strong,
                tuple(word(token.key, token.marks) for token in found),
                tuple((e.at, e.length, word(e.concept)) for e in edges(text, found)),
                tuple(word(key) for key in numbers(text)),
            )
        )
    own = word(joined(document.number)) if document.number else None
    return Reading(tuple(ids), tuple(lines), own)


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
    a single word has `NO_WORD` as its second. The values are a weight, then the places in order.
    A place counts tokens, a concept and all it stands for as one, so along a phrase it grows by
    one, or by none within a concept; two are left out between lines.
    """
    single: Postings = {}
    pairs: Postings = {}
    place = 0
    for line in reading.lines:
        words = [ids[word] for word in line.words]
        places, place = _places(line, place)
        for word, here in zip(words, places, strict=True):
            _add(single, word << 24 | NO_WORD, here, strong=line.strong)
        for word, then, here in zip(words, words[1:], places, strict=False):
            _add(pairs, word << 24 | then, here, strong=line.strong)
        if line.concepts:
            _add_concepts(line, [*words, -1], places, ids, (single, pairs))
        for number in line.numbers:
            _add(single, ids[number] << 24 | NO_WORD, 0, strong=line.strong)
    for found in (single, pairs):
        for entry in found.values():
            entry[0] = weight(len(entry) - 1, strong=bool(entry[0]))
    if reading.own is not None:
        single.setdefault(ids[reading.own] << 24 | NO_WORD, [0, 0])[0] = OWN
    return single, pairs


def weight(times: int, *, strong: bool) -> int:
    """Return 0 for a word that occurs once, 1 for two or three times, 2 for more; 3 more if strong.

    `OWN` stands above these.
    """
    return min(2, times // 2) + _STRONG * strong


def _add(found: Postings, key: int, here: int, *, strong: bool) -> None:
    entry = found.get(key)
    if entry is None:
        found[key] = [strong, here]
    else:
        entry[0] |= strong
        entry.append(here)


def _places(line: Line, first: int) -> tuple[list[int], int]:
    """Return the place of every token of a line, and the first place of the next."""
    size = len(line.words)
    if not line.concepts:
        return list(range(first, first + size)), first + size + 2
    inner = [False] * (size + 1)
    covered = 0
    for at, length, _ in line.concepts:
        if at >= covered:
            covered = at + length
            inner[at + 1 : covered] = [True] * (length - 1)
    places, here = [], first - 1
    for i in range(size):
        here += not inner[i]
        places.append(here)
    return places, here + 3


def _add_concepts(
    line: Line,
    words: list[int],
    places: list[int],
    ids: list[int],
    found: tuple[Postings, Postings],
) -> None:
    """Add each concept, and its pairs with the tokens and concepts on both sides.

    `words` ends with one that is none, where the line ends.
    """
    single, pairs = found
    starts = {at: ids[word] for at, _, word in line.concepts}
    for at, length, local in line.concepts:
        word, end = ids[local], at + length
        _add(single, word << 24 | NO_WORD, places[at], strong=line.strong)
        if at:
            _add(pairs, words[at - 1] << 24 | word, places[at - 1], strong=line.strong)
        if words[end] >= 0:
            _add(pairs, word << 24 | words[end], places[end - 1], strong=line.strong)
        if end in starts:
            _add(pairs, word << 24 | starts[end], places[end - 1], strong=line.strong)
