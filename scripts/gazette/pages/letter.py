"""The letter on a directive's page: its printed parts in order, with slips and abbreviations.

In: a record. Out: a frozen `Letter` whose trees hold the printed text character for character, and
the slips and abbreviations met on the way, in reading order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gazette.pages.annotate import Span, Tree, find_whole_words, nest
from gazette.pages.labels import label
from gazette.records.body import Block
from gazette.records.model import FORM_LINES, HEAD_LINES, Directive, Sic
from gazette.records.record import Record
from gazette.records.slips import find_slips, slip_letter
from gazette.vocabulary import Abbreviation
from gazette.vocabulary.short_forms import find_abbreviations


@dataclass(frozen=True)
class Paragraph:
    """One block of the body with its point id and that point's name for readers."""

    id: str
    name: str
    is_point: bool
    """True for numbers and dashes, False for plain paragraphs."""
    is_landmark: bool
    """True for points under no other: what a reader of a long letter jumps to."""
    is_lead_in: bool
    """True where it ends in a colon, so must not be parted from what it announces."""
    tree: Tree
    columns: tuple[str, ...]
    """Of a table: its head, which names each cell where there is no room for columns."""
    rows: tuple[tuple[Tree, ...], ...]


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


Places = Mapping[str, Sequence[Span]]
"""Spans by where they stand: a block's id, `copies.1` outside the body, `b1.0.2` in a table."""


def letter_of(record: Record, cited: Places) -> Letter:
    """Return the letter of a record, its parts annotated in the order in which they are read.

    `cited` are the spans that lead to other documents.
    """
    directive = record.directive
    reader = _Reader(record.slips, cited)
    head, sign = directive.letterhead, directive.signature
    return Letter(
        head={name: reader.tree(getattr(head, name) if head else None) for name in HEAD_LINES},
        subject=reader.trees(head.subject if head else (), "letterhead.subject"),
        headline=reader.tree(directive.subject if directive.is_report else None, "subject"),
        recipients=reader.trees(directive.recipients, "recipients"),
        paragraphs=tuple(_paragraph(block, reader) for block in record.blocks),
        copies=reader.trees(directive.copies, "copies"),
        authority=reader.tree(sign.authority if sign else None),
        position=reader.tree(sign.position if sign else None),
        signer=reader.tree(sign.name if sign else None),
        byline=reader.tree(directive.byline),
        slips=reader.slips(),
        abbreviations=tuple(reader.abbreviations.values()),
    )


def _paragraph(block: Block, reader: _Reader) -> Paragraph:
    emphasis = [Span(part.start, part.end, part.kind) for part in block.emphasis]
    return Paragraph(
        id=block.id,
        name=block.name,
        is_point=block.kind not in ("paragraph", "table"),
        is_landmark=block.kind not in ("paragraph", "table") and not block.parent,
        is_lead_in=block.text.endswith(":"),
        tree=reader.tree(None if block.rows else block.text, block.id, emphasis),
        columns=block.rows[0] if block.rows else (),
        rows=tuple(
            reader.trees(row, f"{block.id}.{number}") for number, row in enumerate(block.rows)
        ),
    )


class _Reader:
    """Marks slips and citations wherever they stand, each abbreviation where it is met first."""

    def __init__(self, slips: tuple[Sic, ...], cited: Places) -> None:
        self._sic = slips
        self._cited = cited
        self._marks: list[list[SlipMark]] = [[] for _ in slips]
        self.abbreviations: dict[Abbreviation, Short] = {}

    def trees(self, texts: Iterable[str], place: str) -> tuple[Tree, ...]:
        return tuple(self.tree(text, f"{place}.{i}") for i, text in enumerate(texts))

    def tree(self, text: str | None, place: str = "", emphasis: Iterable[Span] = ()) -> Tree:
        if not text:
            return ()
        cited, slips = self._cited.get(place, ()), self._slip_spans(text)
        short = self._abbreviation_spans(text, cited)
        holding = [span for span in cited if _holds_all(span, slips)]
        parted = [span for span in cited if span not in holding]
        layers = [holding, slips, parted, emphasis, short, find_whole_words(text)]
        return nest(text, layers)

    def slips(self) -> tuple[Slip, ...]:
        """Return every slip with the marks that were set for it."""
        rows = enumerate(zip(self._sic, self._marks, strict=True))
        return tuple(
            Slip(slip_letter(i), sic.quote, sic.note, tuple(marks)) for i, (sic, marks) in rows
        )

    def _slip_spans(self, text: str) -> list[Span]:
        """Mark each slip in `text`."""
        spans: list[Span] = []
        for start, end, i in find_slips(text, self._sic):
            letter = slip_letter(i)
            mark = SlipMark(f"sic-{letter}-{len(self._marks[i]) + 1}", letter)
            self._marks[i].append(mark)
            spans.append(Span(start, end, "slip", mark))
        return spans

    def _abbreviation_spans(self, text: str, cited: Sequence[Span]) -> list[Span]:
        """Lead each abbreviation to its words; what leads elsewhere already is left to another."""
        spans = []
        for start, abbreviation in find_abbreviations(text):
            is_free = not any(span.start <= start < span.end for span in cited)
            if is_free and abbreviation not in self.abbreviations:
                short = Short(f"tat-{len(self.abbreviations) + 1}", abbreviation)
                self.abbreviations[abbreviation] = short
                spans.append(Span(start, start + len(abbreviation.short), "abbr", short))
        return spans


def _holds_all(span: Span, slips: Iterable[Span]) -> bool:
    """Tell whether no slip goes over the edge of a citation, so that one link can hold it whole."""
    touching = [slip for slip in slips if slip.start < span.end and span.start < slip.end]
    return all(span.start <= slip.start and slip.end <= span.end for slip in touching)


def missing_parts(directive: Directive) -> str:
    """Say what a source lacks of its head: "Nguồn không có tên cơ quan ban hành"; or nothing."""
    lacking = lacking_parts(directive)
    return label("directive", "missing", lacking=lacking) if lacking else ""


def lacking_parts(directive: Directive) -> str:
    """Name what a letterhead lacks: "tên cơ quan ban hành, dòng tiêu đề"."""
    head = directive.letterhead
    lacking = (part for part in FORM_LINES if head is None or getattr(head, part) is None)
    return ", ".join(label("lacking", part) for part in lacking)
