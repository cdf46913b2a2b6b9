"""The postings of one document: what it puts into the index, before it has an id.

In: a `SearchDocument`. Out: `Postings`, which depend on no other document and can be cached as
bytes.
"""

from __future__ import annotations

import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, chain, groupby, islice, pairwise

from gazette.search.document import SearchDocument
from gazette.search.synonyms import find_concepts
from gazette.search.tokens import joined, numbers, words

OWN = 6
"""The weight of a document's own number."""
MAX_FOLLOWING = 255
"""The most following words that are kept for a pair in one document: their count is a byte."""
_STRONG = 3
_BY_COUNT = (0, 0, 1, 1, 2)
_STRONG_LINES = 3
"""The first of `_lines_of` weigh more: title, number and place."""


@dataclass(frozen=True)
class Postings:
    """The postings of one document, in the order of their keys.

    A key is `first * (len(words) + 1) + second`, both indexes in `words`. The key of a single word
    has `len(words)` as its second.
    """

    words: tuple[str, ...]
    """The words, numbers and concepts, sorted, each as `key marks`."""
    times: array[int]
    """How often each word stands in the text; 0 for numbers and concepts."""
    keys: array[int]
    weights: bytes
    """The weight of each key."""
    counts: bytes
    """The number of different words after each pair; 0 for single words."""
    following: array[int]
    """The hashes of those words, for all keys in a row."""

    def to_bytes(self) -> bytes:
        arrays = (self.times, self.keys, self.following)
        names = "\n".join(self.words).encode()
        parts = [names, self.weights, self.counts, *(values.tobytes() for values in arrays)]
        return zlib.compress(array("Q", map(len, parts)).tobytes() + b"".join(parts), 1)

    @classmethod
    def from_bytes(cls, data: bytes) -> Postings:
        data = zlib.decompress(data)
        ends = accumulate(array("Q", data[:48]), initial=48)
        names, weights, counts, *arrays = (data[start:end] for start, end in pairwise(ends))
        times, keys, following = map(array, "IQH", arrays)
        found = tuple(names.decode().split("\n")) if names else ()
        return cls(found, times, keys, weights, counts, following)


@dataclass(frozen=True)
class _SearchLine:
    """The words, numbers and concepts of a line, all as `key marks`."""

    words: list[str]
    numbers: list[str]
    concepts: list[tuple[int, int, str]]
    """Each as its first token, its end, and its word."""

    def __iter__(self) -> Iterator[str]:
        return chain(self.words, self.numbers, (word for _, _, word in self.concepts))


@dataclass(frozen=True)
class _Occurrences:
    """What some lines hold, with repeats. The number after the last word's marks a line's end."""

    words: list[int] = field(default_factory=list)
    keys: list[int] = field(default_factory=list)
    """The keys of pairs, words, concepts and numbers, as in `Postings`."""
    triples: list[int] = field(default_factory=list)
    """Pairs with the word after them: `pair * base + third`."""


def postings_of(document: SearchDocument) -> Postings:
    lines = list(map(_line, _lines_of(document)))
    own = [f"{joined(document.number)} "] if document.number else []
    names = sorted({*own, *chain.from_iterable(lines)})
    number = {name: i for i, name in enumerate(names)}
    base = len(names) + 1
    strong = _occurrences(lines[:_STRONG_LINES], number)
    weak = _occurrences(lines[_STRONG_LINES:], number)

    weights = _weights(strong, weak) | {number[name] * base + len(names): OWN for name in own}
    keys = sorted(weights)
    times = Counter(strong.words + weak.words)
    triples, counts = _limited({*strong.triples, *weak.triples}, base)
    hashes = [*map(_hash, names), 0]
    return Postings(
        words=tuple(names),
        times=array("I", map(times.__getitem__, range(len(names)))),
        keys=array("Q", keys),
        weights=bytes(map(weights.__getitem__, keys)),
        counts=bytes(map(counts.__getitem__, keys)),
        following=array("H", [hashes[triple % base] for triple in triples]),
    )


def _lines_of(document: SearchDocument) -> Iterator[str]:
    """Yield every searchable text, those that weigh more first."""
    yield from (document.title, document.number, document.where, *document.others, document.when)
    yield from (block.text for block in document.blocks)


@lru_cache(maxsize=2_000)  # letters share many lines, as names of bodies
def _line(text: str) -> _SearchLine:
    found = words(text)
    concepts = [(start, end, f"{key} ") for start, end, key in find_concepts(text, found)]
    return _SearchLine(found, [f"{key} " for key in numbers(text)], concepts)


@lru_cache(maxsize=100_000)
def _hash(word: str) -> int:
    """Return a hash of two bytes; 0 is kept for the end of a line."""
    value = 0
    for char in word:
        value = (value * 31 + ord(char)) % 65521
    return value + 1


def _weights(strong: _Occurrences, weak: _Occurrences) -> dict[int, int]:
    """Return a weight for each key: by how often it occurs, and higher in strong lines."""
    heavy, most = {*strong.keys}, len(_BY_COUNT) - 1
    return {
        key: _BY_COUNT[min(count, most)] + (_STRONG if key in heavy else 0)
        for key, count in Counter(strong.keys + weak.keys).items()
    }


def _occurrences(lines: Iterable[_SearchLine], number: Mapping[str, int]) -> _Occurrences:
    base = len(number) + 1
    found = _Occurrences()
    single: list[int] = []
    for line in lines:
        words = [number[word] for word in line.words]
        concepts = [(start, end, number[word]) for start, end, word in line.concepts]
        found.words.extend(words)
        single += [number[word] for word in line.numbers] + [word for _, _, word in concepts]
        _add_pairs(found, words, concepts, len(number))
    found.keys.extend([word * base + base - 1 for word in found.words + single])
    return found


def _add_pairs(
    found: _Occurrences, words: list[int], concepts: list[tuple[int, int, int]], gap: int
) -> None:
    """Add the pairs and triples of a line. A concept is one more way from its start to its end.

    "tiêm vaccine cho" has the pairs "tiêm vaccine", "tiêm =vacxin", "vaccine cho", "=vacxin cho".
    """
    base = gap + 1
    ways = [[(end, word)] for end, word in enumerate(words, 1)] + [[]]
    for start, end, word in concepts:
        ways[start].append((end, word))
    for middle, first in chain.from_iterable(ways):
        for end, second in ways[middle]:
            pair = first * base + second
            found.keys.append(pair)
            thirds = [third for _, third in ways[end]] or [gap]
            found.triples.extend([pair * base + third for third in thirds])


def _limited(triples: Iterable[int], base: int) -> tuple[list[int], Counter[int]]:
    """Return the triples in order, at most `MAX_FOLLOWING` of each pair, and how many each has."""
    ordered = sorted(triples)
    counts = Counter([triple // base for triple in ordered])
    if max(counts.values(), default=0) > MAX_FOLLOWING:
        runs = groupby(ordered, key=lambda triple: triple // base)
        ordered = [triple for _, run in runs for triple in islice(run, MAX_FOLLOWING)]
        counts = Counter({pair: min(count, MAX_FOLLOWING) for pair, count in counts.items()})
    return ordered, counts
