"""The lines of a text.

In: a text. Out: `Line`s without the blanks around them, each with its key.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from gazette.letters.model import Span
from gazette.letters.segment.keys import key_of
from gazette.letters.segment.signs import has_sign, place_of
from gazette.text.spans import with_offsets

_CAPITALS = 3  # capitals for a small letter in a line of capitals, since scanners miss some
_LONGEST_SIGNED = 300  # characters of a line that signs are looked for in
_LONGEST_END = 40
_DASHES = ("-", "–", "—", "+", "•", "●", "▪", "◦")


@dataclass(frozen=True)
class Line:
    """A line of a text, or a cell of one, without the blanks around it."""

    text: str
    start: int
    is_after_gap: bool = False
    """Whether a blank line stands before it."""
    x: int = 0
    """Where it stands in its row."""
    row: int = 0

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @cached_property
    def key(self) -> str:
        return key_of(self.text)

    @cached_property
    def words(self) -> str:
        """The key of its beginning, without the signs around it and with one blank for several."""
        return " ".join(key_of(self.text[:_LONGEST_SIGNED]).split()).strip(" -")

    @cached_property
    def last_words(self) -> str:
        """The key of its end."""
        return key_of(self.text[-_LONGEST_END:]).rstrip()

    @cached_property
    def is_capitals(self) -> bool:
        text = self.text[:_LONGEST_SIGNED]
        small = sum(map(str.islower, text))
        return sum(map(str.isupper, text)) > small * _CAPITALS

    @property
    def has_dash(self) -> bool:
        return self.text.lstrip("* ")[:1] in _DASHES or self.text[:2] == "* "

    def has(self, *names: str) -> bool:
        """Tell whether it has one of these signs."""
        return any(
            has_sign(name, self.last_words if name.endswith("-end") else self.words)
            for name in names
        )

    def length_of(self, name: str) -> int:
        """Return the length of a sign that it begins with, dashes before it included, or 0."""
        lead = len(self.key) - len(self.key.lstrip(" -"))
        found = place_of(name).match(self.key, lead)
        return found.end() if found else 0

    def part(self, start: int, end: int) -> Line:
        """Return a part of it without the blanks around."""
        text = self.text[start:end]
        lead = start + len(text) - len(text.lstrip())
        return Line(text.strip(), self.start + lead, self.is_after_gap, self.x + lead, self.row)

    def is_under(self, other: Line) -> bool:
        """Tell whether it stands in the column of a cell above it."""
        return self.x < other.x + len(other.text) and other.x < self.x + len(self.text)


def lines_of(text: str) -> tuple[Line, ...]:
    """Return the lines that are not blank."""
    return tuple(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    is_after_gap = True
    for row, (at, line) in enumerate(with_offsets(text)):
        bare = line.strip()
        if bare:
            lead = line.index(bare)
            yield Line(bare, at + lead, is_after_gap, lead, row)
        is_after_gap = not bare
