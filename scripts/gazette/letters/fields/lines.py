"""The lines of a letter as fields are read from them.

In: the pieces of a letter. Out: each as a `Line`: its words on one line without marks of emphasis,
and its span in the clean text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from gazette.letters.model import CleanText, Found, LetterParts, Proposal, Role, Span
from gazette.text.tones import tone_key

_ETH = str.maketrans({"\u00d0": "Đ", "\u00f0": "đ"})
_EDGES = " \t\r\n\u00a0*_\\"
_BULLET = re.compile(r"(?:[-–—+•·]\s*)+")


def plain(text: str) -> str:
    """Return a text with Đ for Ð (U+00D0), which many typed documents have."""
    return text.translate(_ETH)


@dataclass(frozen=True)
class Line:
    """Words of a letter, and where they stand."""

    text: str
    """On one line."""
    span: Span

    @property
    def plain(self) -> str:
        """The words with Đ where the source has its look-alike, in the same length."""
        return plain(self.text)

    @cached_property
    def key(self) -> str:
        """The words in small letters with one placement of tones, in the same length."""
        return tone_key(self.plain)


@dataclass(frozen=True)
class Reading:
    """What was read of one field or of a few that belong together."""

    found: tuple[tuple[str, Found], ...] = ()
    """Values by the name of their field."""
    proposals: tuple[Proposal, ...] = ()

    @classmethod
    def of(cls, field: str, value: str, span: Span | None, because: str | None = None) -> Reading:
        return cls(((field, Found(value, span, because)),))

    @classmethod
    def gap(cls, field: str, values: Iterable[str], because: str, span: Span | None) -> Reading:
        """Return no value, but the candidates."""
        return cls(proposals=tuple(Proposal(field, one, because, span) for one in values))

    def __add__(self, other: Reading) -> Reading:
        return Reading(self.found + other.found, self.proposals + other.proposals)

    def value(self, field: str) -> str | None:
        return next((found.value for name, found in self.found if name == field), None)


def line_at(text: CleanText, span: Span, *, is_item: bool = False) -> Line | None:
    """Return the line of a span, if it has words; an item of a list without its dash."""
    given = text.quote(span)
    start = len(given) - len(given.lstrip(_EDGES))
    bullet = _BULLET.match(given, start) if is_item else None
    if bullet:
        start = len(given) - len(given[bullet.end() :].lstrip(_EDGES))
    end = len(given.rstrip(_EDGES))
    if start >= end:
        return None
    return Line(" ".join(given[start:end].split()), Span(span.start + start, span.start + end))


def lines_of(parts: LetterParts, *roles: Role, is_item: bool = False) -> tuple[Line, ...]:
    """Return the lines of the pieces with one of these roles."""
    spans = parts.spans(*roles)
    lines = (line_at(parts.text, span, is_item=is_item) for span in spans)
    return tuple(line for line in lines if line)


def joined(lines: Iterable[Line]) -> Line | None:
    """Return lines that follow each other as one."""
    rows = tuple(lines)
    if not rows:
        return None
    text = " ".join(line.text for line in rows)
    return Line(text, Span(rows[0].span.start, rows[-1].span.end))


def stretches(parts: LetterParts, *roles: Role) -> Iterator[Span]:
    """Yield the spans of pieces that only blanks divide, each in one."""
    first: Span | None = None
    for span in parts.spans(*roles):
        if first and not parts.text.text[first.end : span.start].strip():
            first = Span(first.start, span.end)
            continue
        if first:
            yield first
        first = span
    if first:
        yield first
