"""What a document puts into the index, before it has an id: all that a cache need keep of it.

In: a `Document`. Out: a `Reading`, which knows nothing of other documents, and goes through bytes
unchanged.
"""

from __future__ import annotations

import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, pairwise

from gazette.search.document import Document
from gazette.search.synonyms import edges
from gazette.search.tokens import joined, numbers, words

OWN = 6
"""The weight of a document's own number; see `weight`."""
_STRONG = 3
_BY_COUNT = (0, 0, 1, 1)
SECOND = 24
"""Bits that the second word of a pair has in a key, `first << SECOND | second`."""
NO_WORD = (1 << SECOND) - 1
"""The second word of a single one."""


@dataclass(frozen=True)
class Reading:
    """The postings of one document. Its words are in order, and so are keys of them."""

    words: tuple[str, ...]
    """Each word, number and concept once, as `key marks`; keys name words by their place here."""
    times: array[int]
    """How often each stands in the text; numbers and concepts don't, as such."""
    keys: array[int]
    """Every pair, and every single word, with `len(words)` as its second."""
    weights: bytes
    """Of each key."""
    counts: array[int]
    """How many different words follow each key: none, where it is a single word."""
    following: array[int]
    """The hashes of those, of all keys in a row."""

    def to_bytes(self) -> bytes:
        arrays = (self.times, self.keys, self.counts, self.following)
        parts = ["\n".join(self.words).encode(), self.weights, *(a.tobytes() for a in arrays)]
        return zlib.compress(array("Q", map(len, parts)).tobytes() + b"".join(parts), 1)

    @classmethod
    def from_bytes(cls, data: bytes) -> Reading:
        data = zlib.decompress(data)
        ends = accumulate(array("Q", data[:48]), initial=48)
        names, weights, *arrays = (data[start:end] for start, end in pairwise(ends))
        times, keys, counts, following = map(array, "IQHH", arrays)
        found = tuple(names.decode().split("\n")) if names else ()
        return cls(found, times, keys, weights, counts, following)


@dataclass(frozen=True)
class _Line:
    words: list[str]
    concepts: list[tuple[int, int, str]]
    """Where each begins and ends, and its word."""
    numbers: list[str]


@dataclass(frozen=True)
class _Found:
    """What lines hold, as often as they do. A key is that of `Reading`."""

    words: list[int] = field(default_factory=list)
    others: list[int] = field(default_factory=list)
    """Concepts and numbers."""
    pairs: list[int] = field(default_factory=list)
    following: list[int] = field(default_factory=list)
    """`key << 16 | hash` of the word that follows."""


def read(document: Document) -> Reading:
    """Read a document, fields first; the order of lines is that of `lines_of`."""
    lines = [(strong, _line(text)) for strong, text in lines_of(document)]
    own = [joined(document.number) + " "] if document.number else []
    names = tuple(sorted({*own, *(name for _, line in lines for name in _names(line))}))
    number = {name: i for i, name in enumerate(names)}
    hashes = [*map(hash_of, names), 0]
    strong, weak = _Found(), _Found()
    for is_strong, line in lines:
        _add(strong if is_strong else weak, line, number, hashes)

    end = len(names)
    times = Counter(strong.words + weak.words)
    single = Counter(strong.words + weak.words + strong.others + weak.others)
    often = Counter(strong.pairs + weak.pairs)
    weights = {
        key: _BY_COUNT[count] if count < len(_BY_COUNT) else 2 for key, count in often.items()
    }
    for word, count in single.items():
        weights[word << SECOND | end] = _BY_COUNT[count] if count < len(_BY_COUNT) else 2
    heavy = [word << SECOND | end for word in strong.words + strong.others]
    for key in {*strong.pairs, *heavy}:
        weights[key] += _STRONG
    for name in own:
        weights[number[name] << SECOND | end] = OWN

    keys = sorted(weights)
    following = sorted({*strong.following, *weak.following})
    counts = Counter([both >> 16 for both in following])
    return Reading(
        words=names,
        times=array("I", [times.get(word, 0) for word in range(end)]),
        keys=array("Q", keys),
        weights=bytes([weights[key] for key in keys]),
        counts=array("H", [counts.get(key, 0) for key in keys]),
        following=array("H", [both & 0xFFFF for both in following]),
    )


def lines_of(document: Document) -> Iterator[tuple[bool, str]]:
    """Yield every text that can be found, and whether it weighs more."""
    yield from ((True, text) for text in (document.title, document.number, document.where))
    yield from ((False, text) for text in (*document.others, document.when))
    yield from ((False, block.text) for block in document.blocks)


@lru_cache(maxsize=10_000)
def _line(text: str) -> _Line:
    """Read one text; letters have many lines alike, as names of bodies."""
    found = words(text)
    concepts = [(e.at, e.at + e.length, f"{e.concept} ") for e in edges(text, found)]
    return _Line(found, concepts, [f"{key} " for key in numbers(text)])


def _names(line: _Line) -> Iterable[str]:
    return (*line.words, *line.numbers, *(word for _, _, word in line.concepts))


@lru_cache(maxsize=100_000)
def hash_of(word: str) -> int:
    """Return two bytes of a word's key and marks; 0 is kept for the end of a line."""
    value = 0
    for char in word:
        value = (value * 31 + ord(char)) % 65521
    return value + 1


def _add(found: _Found, line: _Line, number: dict[str, int], hashes: list[int]) -> None:
    numbered = [number[word] for word in line.words]
    couples = [word << SECOND | then for word, then in pairwise(numbered)]
    found.words.extend(numbered)
    found.pairs.extend(couples)
    then = [hashes[word] for word in numbered[2:]]
    then.append(hashes[-1])
    found.following.extend([key << 16 | h for key, h in zip(couples, then, strict=False)])
    found.others.extend([number[word] for word in line.numbers])
    if line.concepts:
        concepts = [(at, end, number[word]) for at, end, word in line.concepts]
        _add_concepts(found, numbered, concepts, hashes)


def _add_concepts(
    found: _Found, words: list[int], concepts: list[tuple[int, int, int]], hashes: list[int]
) -> None:
    """Add each concept, and its pairs with the words and concepts on both sides.

    A concept stands between its first word and its end. It also follows the pair before it.
    """
    padded = [-1, -1, *words, -1, -1]  # the last of the hashes is that of the end of a line
    starts = {at: (end, word) for at, end, word in concepts}

    def follow(first: int, second: int, then: int) -> None:
        if first >= 0:
            found.following.append((first << SECOND | second) << 16 | hashes[then])

    def pair(first: int, second: int, then: int) -> None:
        if first >= 0 and second >= 0:
            found.pairs.append(first << SECOND | second)
            follow(first, second, then)

    for at, end, word in concepts:
        found.others.append(word)
        two, one, after, beyond = *padded[at : at + 2], *padded[end + 2 : end + 4]
        pair(one, word, after)
        follow(two, one, word)
        pair(word, after, beyond)
        if end + 1 in starts:
            follow(word, after, starts[end + 1][1])
        if end in starts:
            stop, then = starts[end]
            pair(word, then, padded[stop + 2])
            follow(one, word, then)
            if stop in starts:
                follow(word, then, starts[stop][1])
