"""What a document puts into the index, before it has an id: all that a cache need keep of it.

In: a `Document`. Out: a `Reading`, which knows nothing of other documents, and goes through bytes
unchanged.
"""

from __future__ import annotations

import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, groupby, islice, pairwise

from gazette.search.document import Document
from gazette.search.synonyms import edges
from gazette.search.tokens import joined, numbers, words

OWN = 6
"""The weight of a document's own number."""
MOST = 255
"""So many of the words that follow a pair in one document are kept."""
_STRONG = 3
_BY_COUNT = (0, 0, 1, 1)
_STRONG_LINES = 3
"""So many of `lines_of` weigh more: title, number and place."""


@dataclass(frozen=True)
class Reading:
    """The postings of one document.

    Words are in order, and so are keys: `first * (len(words) + 1) + second`, each a place in
    `words`.
    """

    words: tuple[str, ...]
    """Each word, number and concept once, as `key marks`."""
    times: array[int]
    """How often each stands in the text; numbers and concepts don't, as such."""
    keys: array[int]
    """Every pair, and every single word, with `len(words)` as its second."""
    weights: bytes
    """Of each key."""
    counts: bytes
    """How many different words follow each key: none, where it is a single word."""
    following: array[int]
    """The hashes of those, of all keys in a row."""

    def to_bytes(self) -> bytes:
        arrays = (self.times, self.keys, self.following)
        names = "\n".join(self.words).encode()
        parts = [names, self.weights, self.counts, *(values.tobytes() for values in arrays)]
        return zlib.compress(array("Q", map(len, parts)).tobytes() + b"".join(parts), 1)

    @classmethod
    def from_bytes(cls, data: bytes) -> Reading:
        data = zlib.decompress(data)
        ends = accumulate(array("Q", data[:48]), initial=48)
        names, weights, counts, *arrays = (data[start:end] for start, end in pairwise(ends))
        times, keys, following = map(array, "IQH", arrays)
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
    """What lines hold, as often as they do, in numbers; a gap, which is the last, ends a line."""

    words: list[int]
    keys: list[int]
    """Of pairs, words, concepts and numbers, as in `Reading`."""
    threes: list[int]
    """Pairs and what follows them: `pair * base + third`."""


def read(document: Document) -> Reading:
    """Read a document, fields first; the order of lines is that of `lines_of`."""
    lines = list(map(_line, lines_of(document)))
    own = [joined(document.number) + " "] if document.number else []
    names = sorted({*own, *chain.from_iterable(map(_names, lines))})
    number = {name: i for i, name in enumerate(names)}
    strong = _found(lines[:_STRONG_LINES], number)
    weak = _found(lines[_STRONG_LINES:], number)
    gap = len(names)
    base = gap + 1

    often, heavy = Counter(strong.keys + weak.keys), {*strong.keys}
    most = len(_BY_COUNT)
    weights = {
        key: (_BY_COUNT[count] if count < most else 2) + (_STRONG if key in heavy else 0)
        for key, count in often.items()
    }
    for name in own:
        weights[number[name] * base + gap] = OWN

    keys = sorted(weights)
    times = Counter(strong.words + weak.words)
    threes, counts = _threes(strong, weak, base)
    hashes = [*map(hash_of, names), 0]
    return Reading(
        words=tuple(names),
        times=array("I", map(times.__getitem__, range(gap))),
        keys=array("Q", keys),
        weights=bytes(map(weights.__getitem__, keys)),
        counts=bytes(map(counts.__getitem__, keys)),
        following=array("H", [hashes[three % base] for three in threes]),
    )


def lines_of(document: Document) -> Iterator[str]:
    """Yield every text that can be found, what weighs more first."""
    yield from (document.title, document.number, document.where, *document.others, document.when)
    yield from (block.text for block in document.blocks)


@lru_cache(maxsize=2_000)
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


def _found(lines: Iterable[_Line], number: Mapping[str, int]) -> _Found:
    gap = len(number)
    base = gap + 1
    found = _Found([], [], [])
    others: list[int] = []
    for line in lines:
        words = [number[word] for word in line.words]
        pairs = [first * base + second for first, second in pairwise(words)]
        found.words.extend(words)
        found.keys.extend(pairs)
        ends = [*words[2:], gap]
        found.threes.extend([pair * base + then for pair, then in zip(pairs, ends, strict=False)])
        others += [number[word] for word in line.numbers]
        if line.concepts:
            concepts = {at: (end, number[word]) for at, end, word in line.concepts}
            others += [word for _, word in concepts.values()]
            _add_concepts(found, words, concepts, gap)
    found.keys.extend([word * base + gap for word in found.words + others])
    return found


def _add_concepts(
    found: _Found, words: list[int], concepts: Mapping[int, tuple[int, int]], gap: int
) -> None:
    """Add the runs that concepts make with the words and concepts on both sides of them.

    A concept stands between its first word and its end. It also follows the pair before it.
    """
    base = gap + 1
    padded = [gap, gap, *words, gap, gap]

    def follow(first: int, second: int, then: int) -> None:
        if gap not in (first, second):
            found.threes.append((first * base + second) * base + then)

    def pair(first: int, second: int, then: int) -> None:
        if gap not in (first, second):
            found.keys.append(first * base + second)
            follow(first, second, then)

    for at, (end, word) in concepts.items():
        two, one, after, beyond = *padded[at : at + 2], *padded[end + 2 : end + 4]
        pair(one, word, after)
        follow(two, one, word)
        pair(word, after, beyond)
        if end + 1 in concepts:
            follow(word, after, concepts[end + 1][1])
        if end in concepts:
            stop, then = concepts[end]
            pair(word, then, padded[stop + 2])
            follow(one, word, then)
            if stop in concepts:
                follow(word, then, concepts[stop][1])


def _threes(strong: _Found, weak: _Found, base: int) -> tuple[list[int], Counter[int]]:
    """Return each run of three once, in order; how many begin with each pair, `MOST` at most."""
    threes = sorted({*strong.threes, *weak.threes})
    counts = Counter([three // base for three in threes])
    if max(counts.values(), default=0) > MOST:
        runs = groupby(threes, key=lambda three: three // base)
        threes = [three for _, run in runs for three in islice(run, MOST)]
        counts = Counter({pair: min(count, MOST) for pair, count in counts.items()})
    return threes, counts
