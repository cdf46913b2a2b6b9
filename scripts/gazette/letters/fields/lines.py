"""The lines of a letter as fields are read from them.

In: the pieces of a letter. Out: each as a `Line`: its words on one line without marks of emphasis,
and its span in the clean text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from gazette.letters.fields.unmarked import with_marks
from gazette.letters.fields.words import pattern
from gazette.letters.model import CleanText, Found, LetterParts, Proposal, Role, Span
from gazette.text.signs import in_plain_signs
from gazette.vocabulary.damaged import meant_key

_EDGES = " \t\r\n\u00a0*_\\>|"
_BULLET = re.compile(r"(?:[-–—+•·]\s*)+")


def plain(text: str) -> str:
    """Return a text with one sign for its look-alikes, Đ for Ð (U+00D0) and - for every dash.

    One without any marks gets those of the words that can be only one.
    """
    return with_marks(in_plain_signs(text))


@dataclass(frozen=True)
class Line:
    """Words of a letter, and where they stand."""

    text: str
    """On one line."""
    span: Span

    @property
    def plain(self) -> str:
        """The words with one sign for its look-alikes, in the same length."""
        return plain(self.text)

    @cached_property
    def key(self) -> str:
        """The words in small letters, damaged ones put right, in the same length."""
        return meant_key(self.plain)


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


def items_of(parts: LetterParts, *roles: Role) -> tuple[Line, ...]:
    """Return the items of a list, without their dashes; an item may go on in a second line."""
    items: list[Line] = []
    spans = parts.spans(*roles)
    has_bullets = sum(map(bool, (_has_bullet(parts, span) for span in spans))) > 1
    for span in spans:
        line = line_at(parts.text, span, is_item=True)
        if line and items and has_bullets and _goes_on(items[-1], line, parts, span):
            items[-1] = joined([items[-1], line]) or line
        elif line:
            items.append(line)
    return tuple(items)


def _has_bullet(parts: LetterParts, span: Span) -> bool:
    """Tell whether a dash stands at the beginning of an item, or before it on its line."""
    given = parts.text.text
    before = given[given.rfind("\n", 0, span.start) + 1 : span.start]
    return bool(_BULLET.match((before + given[span.start : span.end]).lstrip(_EDGES)))


def _goes_on(last: Line, line: Line, parts: LetterParts, span: Span) -> bool:
    """Tell whether a line without a dash goes on with the item above it."""
    if _has_bullet(parts, span):
        return False
    is_person = bool(pattern("person").match(last.key))
    return line.text[0].islower() or last.text[-1] not in ",;.)" or is_person


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
