"""The letter on a directive's page: its printed parts in order, with slips and abbreviations.

In: a record. Out: a frozen `Letter` whose trees hold the printed text character for character, and
the slips and abbreviations met on the way, in reading order.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gazette.pages.annotate import Span, Tree, find_abbreviations, find_all, nest
from gazette.pages.labels import label
from gazette.records.body import Block
from gazette.records.model import HEAD_LINES, Directive, Sic
from gazette.records.record import Record
from gazette.vocabulary import Abbreviation

_POINTS = {
    "d": "number",
    "dieu": "article",
    "m": "section",
    "g": "dash",
    "p": "paragraph",
    "b": "table",
}


@dataclass(frozen=True)
class Paragraph:
    """One block of the body with its point id and that point's name for readers."""

    id: str
    name: str
    is_point: bool
    """True for numbers and dashes, False for plain paragraphs."""
    is_lead_in: bool
    """True where it ends in a colon, so must not be parted from what it announces."""
    tree: Tree
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class SlipMark:
    """Where a slip stands: what a mark in the text needs to name itself."""

    anchor: str
    letter: str


@dataclass(frozen=True)
class Slip:
    letter: str
    quote: str
    note: str
    marks: tuple[SlipMark, ...]


@dataclass(frozen=True)
class Short:
    """An abbreviation met in the letter, and the point of the page that explains it."""

    anchor: str
    words: Abbreviation


@dataclass(frozen=True)
class Letter:
    """The parts of the form; an empty tree or tuple is a part that the source lacks."""

    head: dict[str, Tree]
    """By the names of `Letterhead`; `subject` stands apart."""
    subject: tuple[Tree, ...]
    headline: Tree
    """Of a report: its title, which stands where a letter has its head."""
    recipients: tuple[Tree, ...]
    paragraphs: tuple[Paragraph, ...]
    copies: tuple[Tree, ...]
    authority: Tree
    position: Tree
    signer: Tree
    byline: Tree
    slips: tuple[Slip, ...]
    abbreviations: tuple[Short, ...]


def letter_of(record: Record) -> Letter:
    """Return the letter of a record, its parts annotated in the order in which they are read."""
    directive = record.directive
    reader = _Reader(directive)
    head, sign = directive.letterhead, directive.signature
    return Letter(
        head={name: reader.tree(getattr(head, name) if head else None) for name in HEAD_LINES},
        subject=reader.trees(head.subject if head else ()),
        headline=reader.tree(directive.subject if directive.is_report else None),
        recipients=reader.trees(directive.recipients),
        paragraphs=tuple(_paragraph(block, reader) for block in record.blocks),
        copies=reader.trees(directive.copies),
        authority=reader.tree(sign.authority if sign else None),
        position=reader.tree(sign.position if sign else None),
        signer=reader.tree(sign.name if sign else None),
        byline=reader.tree(directive.byline),
        slips=reader.slips(),
        abbreviations=tuple(reader.abbreviations.values()),
    )


def point_name(point: str) -> str:
    """Name a point for readers: `d2-g1` → "điểm 2, gạch thứ 1", `d2-1` → "điểm 2.1"."""
    names: list[str] = []
    for part in point.replace("_", " (").split("-"):
        kind = part.rstrip("0123456789 (")
        number = part[len(kind) :] + (")" if "(" in part else "")
        if not kind and names:
            names[-1] += f".{number}"
        elif kind == "p" and names:
            names.append(label("point", "following", n=number))
        elif kind in _POINTS and number:
            names.append(label("point", _POINTS[kind], n=number))
        else:
            names.append(label("point", "letter", n=part))
    return ", ".join(names)


def _paragraph(block: Block, reader: _Reader) -> Paragraph:
    emphasis = [Span(part.start, part.end, part.kind) for part in block.emphasis]
    return Paragraph(
        id=block.id,
        name=point_name(block.id),
        is_point=block.kind not in ("paragraph", "table"),
        is_lead_in=block.text.endswith(":"),
        tree=reader.tree(None if block.rows else block.text, emphasis),
        rows=block.rows,
    )


class _Reader:
    """Marks slips wherever they stand, and each abbreviation where it is met first."""

    def __init__(self, directive: Directive) -> None:
        self._sic: tuple[Sic, ...] = directive.sic
        self._marks: list[list[SlipMark]] = [[] for _ in directive.sic]
        self.abbreviations: dict[Abbreviation, Short] = {}

    def trees(self, texts: Iterable[str]) -> tuple[Tree, ...]:
        return tuple(self.tree(text) for text in texts)

    def tree(self, text: str | None, emphasis: Iterable[Span] = ()) -> Tree:
        if not text:
            return ()
        return nest(text, [self._slip_spans(text), emphasis, self._abbreviation_spans(text)])

    def slips(self) -> tuple[Slip, ...]:
        """Return every slip with the marks that were set for it."""
        rows = enumerate(zip(self._sic, self._marks, strict=True))
        return tuple(
            Slip(_letter(i), sic.quote, sic.note, tuple(marks)) for i, (sic, marks) in rows
        )

    def _slip_spans(self, text: str) -> list[Span]:
        spans = []
        for i, sic in enumerate(self._sic):
            for start in find_all(text, sic.quote):
                mark = SlipMark(f"sic-{_letter(i)}-{len(self._marks[i]) + 1}", _letter(i))
                self._marks[i].append(mark)
                spans.append(Span(start, start + len(sic.quote), "slip", mark))
        return spans

    def _abbreviation_spans(self, text: str) -> list[Span]:
        spans = []
        for start, abbreviation in find_abbreviations(text):
            if abbreviation not in self.abbreviations:
                short = Short(f"tat-{len(self.abbreviations) + 1}", abbreviation)
                self.abbreviations[abbreviation] = short
                spans.append(Span(start, start + len(abbreviation.short), "abbr", short))
        return spans


def _letter(position: int) -> str:
    """0 → a, 25 → z, 26 → aa: the sign of a slip."""
    tens, ones = divmod(position, 26)
    return (_letter(tens - 1) if tens else "") + chr(ord("a") + ones)


def lacking_parts(directive: Directive) -> str:
    """Name what a letterhead lacks: "tên cơ quan ban hành, dòng tiêu đề"."""
    head = directive.letterhead
    parts = ("issuer", "motto", "number", "dateline")
    lacking = (part for part in parts if head is None or getattr(head, part) is None)
    return ", ".join(label("lacking", part) for part in lacking)
