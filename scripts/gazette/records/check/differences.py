"""The differences between two texts, of which one holds the other and more around it.

In: the text of a body and that of its source, each on one line. Out: where the body lies in the
source, and each piece that one has and the other has not. Words are compared, not letters; long
texts are first cut at words that both have once, so the time grows with their length only.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, pairwise

_TOKEN = re.compile(r"\w+|\s|[^\w\s]")
_RUN = 6  # tokens in a row that mark a place: three words and the blanks between
_SLACK = 10  # tokens more than the body has, in which its beginning and its end are looked for
_SMALL = 100_000  # pairs of tokens that are compared one by one

Span = tuple[int, int]
Block = tuple[int, int, int]
"""Where equal tokens begin in each text, and how many they are."""


@dataclass(frozen=True)
class Difference:
    """What one text has where the other has something else, or nothing."""

    start: int
    """Where it is in the body."""
    has: str
    """What the body has there."""
    wants: str
    """What the source has there."""


@dataclass(frozen=True)
class Alignment:
    """Where a body lies in its source, and how they differ."""

    start: int
    end: int
    differences: tuple[Difference, ...]

    @property
    def longest(self) -> int:
        """The characters of the longest piece that either text has alone."""
        pieces = (text for one in self.differences for text in (one.has, one.wants))
        return max(map(len, pieces), default=0)


def align(body: str, source: str) -> Alignment | None:
    """Return the differences between a body and its source; None if they have little in common."""
    return _Aligner(_TOKEN.findall(body), _TOKEN.findall(source)).alignment()


class _Aligner:
    def __init__(self, body: list[str], source: list[str]) -> None:
        self.body, self.source = body, source

    def alignment(self) -> Alignment | None:
        blocks = self._inner()
        if not blocks:
            return None
        blocks = [*self._before(*blocks[0][:2]), *blocks, *self._after(*_end(blocks[-1]))]
        (i, j, _), (k, m) = blocks[0], _end(blocks[-1])
        start, end = j - self._outer(i), m + self._outer(len(self.body) - k)
        start, end = max(start, 0), min(end, len(self.source))
        places = [0, *accumulate(map(len, self.source))]
        edges = [(0, start, 0), *blocks, (len(self.body), end, 0)]
        return Alignment(places[start], places[end], tuple(self._differences(edges)))

    def _outer(self, count: int) -> int:
        """Return how many tokens of the source stand for some at the beginning or the end."""
        return count if count <= _SLACK else 0

    def _inner(self) -> list[Block]:
        """Return the equal tokens from the first place that is sure to the last."""
        blocks = _joined(self._blocks((0, len(self.body)), (0, len(self.source))))
        sure = [i for i, block in enumerate(blocks) if block[2] >= min(_RUN, len(self.body) // 2)]
        return blocks[sure[0] : sure[-1] + 1] if sure else []

    def _before(self, i: int, j: int) -> list[Block]:
        return self._compared((0, i), (max(j - i - _SLACK, 0), j)) if i else []

    def _after(self, i: int, j: int) -> list[Block]:
        rest = len(self.body) - i
        return self._compared((i, len(self.body)), (j, j + rest + _SLACK)) if rest else []

    def _blocks(self, in_body: Span, in_source: Span) -> Iterator[Block]:
        """Yield the equal tokens of two stretches, in order."""
        size = (in_body[1] - in_body[0]) * (in_source[1] - in_source[0])
        if not size:
            return
        anchors = [] if size <= _SMALL else self._anchors(in_body, in_source)
        if not anchors:
            yield from self._compared(in_body, in_source) if size <= _SMALL else ()
            return
        ends = [(in_body[0], in_source[0]), *anchors, (in_body[1], in_source[1])]
        for (i, j), (k, m) in pairwise(ends):
            yield from self._same_then_blocks((i, k), (j, m))

    def _same_then_blocks(self, in_body: Span, in_source: Span) -> Iterator[Block]:
        (i, k), (j, m) = in_body, in_source
        same = 0
        while i + same < k and j + same < m and self.body[i + same] == self.source[j + same]:
            same += 1
        if same:
            yield i, j, same
        yield from self._blocks((i + same, k), (j + same, m))

    def _anchors(self, in_body: Span, in_source: Span) -> list[Span]:
        """Return the places of runs of tokens that both have once, in the order of both."""
        there = _unique_runs(self.source, in_source)
        here = _unique_runs(self.body, in_body)
        return _rising([(i, there[run]) for run, i in here.items() if run in there])

    def _compared(self, in_body: Span, in_source: Span) -> list[Block]:
        has, wants = self.body[slice(*in_body)], self.source[slice(*in_source)]
        found = SequenceMatcher(None, has, wants, autojunk=False).get_matching_blocks()
        return [(in_body[0] + i, in_source[0] + j, size) for i, j, size in found if size]

    def _differences(self, blocks: list[Block]) -> Iterator[Difference]:
        """Yield what is between equal tokens; signs and blanks alone don't part differences."""
        starts = [0, *accumulate(map(len, self.body))]
        parting = [blocks[0], *filter(self._parts, blocks[1:-1]), blocks[-1]]
        for before, after in pairwise(parting):
            (i, k), (j, m) = self._trimmed(*_end(before), *after[:2])
            if (i, j) != (k, m):
                has, wants = "".join(self.body[i:k]), "".join(self.source[j:m])
                yield Difference(starts[i], has, wants)

    def _trimmed(self, i: int, j: int, k: int, m: int) -> tuple[Span, Span]:
        """Return the spans of a difference without the equal tokens at its ends."""
        while i < k and j < m and self.body[i] == self.source[j]:
            i, j = i + 1, j + 1
        while i < k and j < m and self.body[k - 1] == self.source[m - 1]:
            k, m = k - 1, m - 1
        return (i, k), (j, m)

    def _parts(self, block: Block) -> bool:
        return any(token[0].isalnum() for token in self.body[block[0] : block[0] + block[2]])


def _end(block: Block) -> Span:
    return block[0] + block[2], block[1] + block[2]


def _joined(blocks: Iterable[Block]) -> list[Block]:
    """Return blocks of which none goes on where another ends."""
    joined: list[Block] = []
    for block in blocks:
        if joined and _end(joined[-1]) == block[:2]:
            i, j, length = joined.pop()
            joined.append((i, j, length + block[2]))
        else:
            joined.append(block)
    return joined


def _unique_runs(tokens: list[str], within: Span) -> dict[tuple[str, ...], int]:
    """Return the runs of tokens that a stretch has once, with their places."""
    runs = [tuple(tokens[at : at + _RUN]) for at in range(within[0], within[1] - _RUN + 1)]
    uses = Counter(runs)
    return {run: at for at, run in enumerate(runs, within[0]) if uses[run] == 1}


def _rising(pairs: list[Span]) -> list[Span]:
    """Return the longest list of pairs, given by their first, that rises in the second too."""
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for number, (_, second) in enumerate(pairs):
        place = bisect_left(ends, second)
        ends[place : place + 1], at[place : place + 1] = [second], [number]
        before.append(at[place - 1] if place else -1)
    chain, last = [], at[-1] if at else -1
    while last >= 0:
        chain.append(pairs[last])
        last = before[last]
    return chain[::-1]
