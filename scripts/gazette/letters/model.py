"""The values that the stages of an import pass on, from the text of a file to what was read of it.

    RawText ─clean─▶ CleanText ─segment─▶ Segmented ─fields─▶ ReadLetter… ─draft─▶ records

Spans count code points of `CleanText.text`; `CleanText.raw_span` leads back to the text as decoded,
whose offsets the evidence shows.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:  # files are read in processes of their own, which should start soon
    from gazette.citations import Citation
    from gazette.records.model import Completeness

_ODD_BLANK = re.compile(r"[^\S\n ]")

Role = Literal[
    "superior", "issuer", "star", "motto", "number", "urgency", "secrecy", "title", "subject",
    "dateline", "second-superior", "second-issuer", "second-number", "addressed", "recipient",
    "body", "annex-title", "copies-label", "copy", "authority", "position", "name", "byline",
]  # fmt: skip
"""What a piece of a letter is; named like the fields of a record."""

# What stands around the words of a line: markers of emphasis, bars of a table, dashes of a list
_AROUND = re.compile(r"^[*\\|\s]+|(?<![*\\|\s])[*\\|\s]+$")
_DASHES = re.compile(r"^[-–—+•●▪◦*\\|\s]+")
_RUNNING: tuple[Role, ...] = ("subject", "body", "annex-title")
"""The roles of words in which a dash at the beginning of a line is one of theirs."""
_WRAP = re.compile(r"(?<!\s)\s*\n\s*")


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of a text, in code points."""

    start: int
    end: int


@dataclass(frozen=True)
class RawText:
    """The text of a file, decoded, with nothing changed."""

    file: str
    """The name shown in messages."""
    text: str
    is_ocr: bool = False
    """Whether a machine read it from a picture: nothing in it is certain."""


@dataclass(frozen=True)
class Change:
    """A change made while cleaning; its span counts in the text as decoded."""

    span: Span
    before: str
    after: str
    because: str
    """In Vietnamese, as `mended` shows it; empty for what records don't count as a change, such as
    Unicode composition and line wraps."""


@dataclass(frozen=True)
class CleanText:
    """A text in NFC without damage of paste and of pages, and the way back to the text as decoded.

    Between two marks both texts run in step, or a change stands there, whole.
    """

    raw: RawText
    text: str
    changes: tuple[Change, ...] = ()
    """In the order of the text."""
    marks: tuple[int, ...] = (0,)
    """Offsets in `text` at which the distance to the raw text changes."""
    origins: tuple[int, ...] = (0,)
    """The same offsets in the raw text."""

    def raw_span(self, span: Span) -> Span:
        """Return the stretch of the text as decoded."""
        start = self._raw(span.start).start
        return Span(start, self._raw(span.end - 1).end if span.end > span.start else start)

    def _raw(self, offset: int) -> Span:
        """Return what a character comes from: one, or all that was changed there."""
        at = bisect_right(self.marks, offset) - 1
        (mark, *marks), (origin, *origins) = self.marks[at : at + 2], self.origins[at : at + 2]
        if marks and marks[0] - mark != origins[0] - origin:
            return Span(origin, origins[0])
        start = origin + offset - mark
        return Span(start, start + 1)

    @cached_property
    def plain(self) -> str:
        """The text, as long, with the usual blank for each odd one such as U+00A0: for patterns.

        Records keep odd blanks, and their check counts them.
        """
        return _ODD_BLANK.sub(" ", self.text)

    def quote(self, span: Span) -> str:
        return self.text[span.start : span.end]


@dataclass(frozen=True)
class Piece:
    """A line, a cell or a paragraph of a letter."""

    role: Role
    span: Span
    continues: bool = False
    """Whether it goes on from the piece of its role before it, as the second line of a name."""


@dataclass(frozen=True)
class LetterParts:
    """One letter of a text, in pieces in the order of the text."""

    text: CleanText
    completeness: Completeness
    pieces: tuple[Piece, ...]
    branch: Literal["party", "state"] | None
    """Whose letter it is by its form; None if the form doesn't tell."""
    body: str
    """The body as a record writes it: a paragraph a line, with blank lines between."""
    changes: tuple[Change, ...] = ()
    """What was changed to make the body, such as a paragraph joined over a page turn."""

    def spans(self, *roles: Role) -> tuple[Span, ...]:
        """Return the spans of the pieces with one of these roles."""
        return tuple(piece.span for piece in self.pieces if piece.role in roles)

    def lines(self, *roles: Role) -> tuple[str, ...]:
        """Return the texts of the pieces with one of these roles."""
        return tuple(map(self.text.quote, self.spans(*roles)))

    def printed(self, *roles: Role) -> tuple[str, ...]:
        """Return the texts as a record writes them: each on one line, with no signs around it."""
        texts: list[str] = []
        for piece in self.pieces:
            if piece.role in roles:
                first = texts.pop() if piece.continues and texts else ""
                texts.append(f"{first} {self._printed(piece)}".strip())
        return tuple(filter(None, texts))

    def _printed(self, piece: Piece) -> str:
        if piece.role == "star":
            return "*"
        text = _WRAP.sub(" ", _AROUND.sub("", self.text.quote(piece.span)))
        return text if piece.role in _RUNNING else _DASHES.sub("", text)


@dataclass(frozen=True)
class LeftOut:
    """A stretch of a text that belongs to no letter, such as the menu of a web page."""

    span: Span
    because: str
    """In Vietnamese, as `mended` shows it."""


@dataclass(frozen=True)
class Segmented:
    """A text taken apart: every sign but blanks is in one piece of a letter or is left out."""

    text: CleanText
    letters: tuple[LetterParts, ...]
    """None for a page that holds no directive and reports none."""
    left_out: tuple[LeftOut, ...]
    is_no_letter_because: str | None = None
    """Why there is no letter in it, in English for the shell."""


@dataclass(frozen=True)
class Found:
    """A value that a letter states, or that follows from it with a reason."""

    value: str
    """As a record writes it: a key, EDTF, a normalised number, or words as printed."""
    span: Span | None
    """What states it, or what it was inferred from."""
    because: str | None = None
    """In Vietnamese, why it was inferred; None if the text states it."""


@dataclass(frozen=True)
class Proposal:
    """A value for an editor to accept or to delete, as one entry of a list of the record."""

    field: str
    """`topics`, `points`, `tasks`, `changes`, `sic`, `cites`, or a field that is a gap."""
    value: Any
    """As the record writes it: a key, or a mapping."""
    because: str
    """In Vietnamese."""
    span: Span | None = None


@dataclass(frozen=True)
class Deadline:
    """A date by which or from which something is to be done."""

    date: str
    """EDTF."""
    kind: Literal["due", "start"]
    span: Span


@dataclass(frozen=True)
class ReadLetter:
    """All that was read of one letter. What is neither stated nor safely inferred is absent."""

    parts: LetterParts
    found: Mapping[str, Found] = field(default_factory=dict)
    """By the name of the record's field: kind, number, issued, event, province, district, issuer,
    second_issuer, speaks_as, subject, byline, urgency; `place` and `superior` as printed."""
    citations: tuple[Citation, ...] = ()
    """Offsets count in the clean text."""
    deadlines: tuple[Deadline, ...] = ()
    proposals: tuple[Proposal, ...] = ()

    def candidates(self, name: str) -> Iterator[Proposal]:
        """Yield the proposals for a field."""
        return (one for one in self.proposals if one.field == name)
