"""The running words of a letter, cleaned, and the way back to where they stand.

In: the pieces of a letter. Out: `Running`s. In a cleaned text every blank is one, a new line begins
a paragraph, and marks of emphasis and of footnotes are gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gazette.citations.clean import Clean, clean
from gazette.letters.fields.lines import stretches
from gazette.letters.model import LetterParts, Role, Span


@dataclass(frozen=True)
class Running:
    """Words between which only blanks stand."""

    start: int
    given: str
    cleaned: Clean

    @property
    def text(self) -> str:
        return self.cleaned.text

    @property
    def key(self) -> str:
        """The text in small letters, damaged words put right, in the same length."""
        return self.cleaned.key

    def span(self, first: int, last: int) -> Span:
        """Return where a stretch of the cleaned text stands in the letter."""
        start, end = self.cleaned.span(first, last, self.given)
        return Span(self.start + start, self.start + end)


def running(parts: LetterParts, *roles: Role) -> Iterator[Running]:
    """Yield the running words of the pieces with one of these roles."""
    for stretch in stretches(parts, *roles):
        given = parts.text.quote(stretch)
        yield Running(stretch.start, given, clean(given))
