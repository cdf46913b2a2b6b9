"""A letter as it stands on paper: every part in the order of the form, before any file is made.

In: a record, and what the site calls it (`About`). Out: a frozen `Form` of printed text, character
for character, from which each maker (PDF, Word) makes its file. A part that the source lacks is an
empty one with the words of its mark: nothing is filled in. What it must not know: files and pages.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import Literal

from gazette.records.body import Block as BodyBlock
from gazette.records.body import BlockKind, Emphasis
from gazette.records.model import Directive, Letterhead, Sic
from gazette.records.model import Signature as Signed
from gazette.records.printed_form import PrintedForm, printed_form
from gazette.records.record import Record
from gazette.records.slips import find_slips, slip_letter

# As a source prints it in the place of a signature: "(Đã ký)"
_SIGNED = re.compile(r"\s*(\(\s*đã ký\s*\))\s*", re.IGNORECASE)
_MOTTO_ENDS = re.compile(r"\s+(?=Độc lập\b)")

PartName = Literal["issuer", "motto", "number", "dateline", "signature"]


@dataclass(frozen=True)
class Run:
    """A stretch of printed text in one style."""

    text: str
    strong: bool = False
    em: bool = False
    slip: str = ""
    """The letter of the note whose slip this is, or is a piece of."""
    mark: str = ""
    """The letter of the note whose mark stands after it."""
    link: str = ""
    """The whole address of the page of what is cited here."""


Line = tuple[Run, ...]


@dataclass(frozen=True)
class Part:
    """A part of the form: its printed lines, or the words that mark that the source lacks it.

    Both empty: there is no such part, and none is missed.
    """

    lines: tuple[Line, ...] = ()
    lack: str = ""


@dataclass(frozen=True)
class Head:
    """The letterhead, on the left down to `subject`, on the right `motto` and `dateline`."""

    superior: Part
    issuer: Part
    star: Part
    number: Part
    motto: Part
    dateline: Part
    title: Part
    """The kind's name above the subject, across the page; a công văn has none."""
    subject: Part
    """Under the number where there is no title, else under the title."""


@dataclass(frozen=True)
class Block:
    """One paragraph, point or table of the body."""

    id: str
    kind: BlockKind
    level: int
    """0 outside any point, 1 under one, …"""
    name: str
    """What readers call the point: "điểm 2, gạch thứ 1"."""
    is_point: bool
    """True for numbers, letters and dashes, False for plain paragraphs and tables."""
    is_lead_in: bool
    """True where it ends in a colon, so must not be parted from what it announces."""
    line: Line
    rows: tuple[tuple[Line, ...], ...] = ()
    """Of a table: its rows, the first being its head."""


@dataclass(frozen=True)
class Signature:
    authority: Part
    position: Part
    signed: Part
    """"(đã ký)", only where the source prints it."""
    name: Part
    """Its lack is that of the whole signature."""


@dataclass(frozen=True)
class Note:
    """What is said of a slip, which is printed as it stands."""

    letter: str
    quote: str
    note: str
    is_marked: bool
    """False where its slip lies in another's, so that no mark shows it."""


@dataclass(frozen=True)
class EndLine:
    text: str
    link: str | None = None
    """Where the text leads, if anywhere."""


@dataclass(frozen=True)
class Banner:
    title: str
    text: str
    """May be empty."""


@dataclass(frozen=True)
class Meta:
    """What a file says of itself."""

    title: str
    author: str
    language: str
    keywords: tuple[str, ...]
    revised: dt.date
    """The day of the record's last change: the only date that a file bears."""


@dataclass(frozen=True)
class Words:
    """The site's words that every paper bears."""

    to: str
    copies: str
    notice: str
    """At the foot of every page, and first in the block at the end."""
    note: str
    """Of a slip, with `{quote}` and `{note}`."""
    cut_here: str
    page: str
    """The name of the QR code for those who don't see it, with `{address}`."""
    lacks: Mapping[PartName, str]


Cited = tuple[int, int, str]
"""Where a text cites, from and to, and the whole address of what it cites."""


@dataclass(frozen=True)
class About:
    """What the site says of one document."""

    title: str
    author: str
    keywords: tuple[str, ...]
    banner: Banner | None
    end: tuple[EndLine, ...]
    """The lines of the block at the end, under the notice."""
    address: str | None
    """The whole address of its page, where the site's own is known."""
    cited: Mapping[str, Sequence[Cited]]
    """By the id of a block, or by the piece outside the body, `copies.1`."""


@dataclass(frozen=True)
class Form:
    """The whole paper, from its first line to the block at the end."""

    rules: PrintedForm
    meta: Meta
    words: Words
    banner: Banner | None
    head: Head | None
    """None for a report."""
    headline: Part
    """Of a report: its title, which stands where a letter has its head."""
    recipients: tuple[Line, ...]
    blocks: tuple[Block, ...]
    cut: bool
    """True where the source stops before the letter ends: there is no signature to miss."""
    copies: tuple[Line, ...]
    signature: Signature | None
    """None for reports and fragments."""
    byline: Part
    notes: tuple[Note, ...]
    end: tuple[EndLine, ...]
    address: str | None
    """What the QR code holds; without it there is none."""


def form_of(record: Record, about: About, words: Words) -> Form:
    """Return the form of a record; its notes are lettered as on its page."""
    directive, pen = record.directive, _Pen(record.slips, about.cited)
    is_cut = directive.completeness == "fragment"
    is_signed = not directive.is_report and not is_cut
    return Form(
        rules=printed_form(directive),
        meta=Meta(about.title, about.author, "vi", about.keywords, directive.revised),
        words=words,
        banner=about.banner,
        head=None if directive.is_report else _head(directive.letterhead, pen, words.lacks),
        headline=pen.part(directive.subject if directive.is_report else None, place="subject"),
        recipients=pen.lines(directive.recipients, "recipients"),
        blocks=_blocks(record.blocks, pen),
        cut=is_cut,
        copies=pen.lines(directive.copies, "copies"),
        signature=_signature(directive, pen, words.lacks) if is_signed else None,
        byline=pen.part(directive.byline),
        notes=pen.notes(),
        end=about.end,
        address=about.address,
    )


def _head(head: Letterhead | None, pen: _Pen, lacks: Mapping[PartName, str]) -> Head:
    return Head(
        superior=pen.part(_given(head, "superior")),
        issuer=pen.part(_given(head, "issuer"), lacks["issuer"]),
        star=pen.part(_given(head, "star")),
        number=pen.part(_given(head, "number"), lacks["number"]),
        motto=pen.part(_motto(head), lacks["motto"]),
        dateline=pen.part(_given(head, "dateline"), lacks["dateline"]),
        title=pen.part(_given(head, "title")),
        subject=Part(pen.lines(head.subject if head else (), "letterhead.subject")),
    )


def _given(part: Letterhead | Signed | None, name: str) -> str | None:
    text: str | None = getattr(part, name) if part else None
    return text


def _motto(head: Letterhead | None) -> str | None:
    """Return the motto with each of its lines on its own: the State's has two."""
    motto = _given(head, "motto")
    return _MOTTO_ENDS.sub("\n", motto) if motto else None


def _blocks(blocks: Iterable[BodyBlock], pen: _Pen) -> tuple[Block, ...]:
    levels = {"": -1}
    made = []
    for block in blocks:
        levels[block.id] = levels[block.parent] + 1
        made.append(
            Block(
                id=block.id,
                kind=block.kind,
                level=levels[block.id],
                name=block.name,
                is_point=block.kind not in ("paragraph", "table"),
                is_lead_in=block.text.endswith(":"),
                line=() if block.rows else pen.line(block.text, block.id, block.emphasis),
                rows=tuple(
                    pen.lines(row, f"{block.id}.{number}") for number, row in enumerate(block.rows)
                ),
            )
        )
    return tuple(made)


def _signature(directive: Directive, pen: _Pen, lacks: Mapping[PartName, str]) -> Signature:
    """Take "(đã ký)" out of the line in which it was transcribed, if it was printed at all."""
    sign = directive.signature
    position, name = (sign.position or "", sign.name) if sign else ("", "")
    signed = _SIGNED.search(position) or _SIGNED.search(name)
    return Signature(
        authority=pen.part(_given(sign, "authority")),
        position=pen.part(_SIGNED.sub("", position)),
        signed=pen.part(signed[1] if signed else None),
        name=pen.part(_SIGNED.sub("", name), lacks["signature"]),
    )


class _Pen:
    """Writes printed text as runs; marks each slip, and leads to what is cited."""

    def __init__(self, slips: tuple[Sic, ...], cited: Mapping[str, Sequence[Cited]]) -> None:
        self._slips = slips
        self._cited = cited
        self._marked: set[int] = set()

    def part(self, text: str | None, lack: str = "", place: str = "") -> Part:
        """Return a part with a line for each of the text's, or the mark of its lack."""
        lines = (text or "").split("\n")
        return Part(tuple(self.line(line, place) for line in lines)) if text else Part(lack=lack)

    def lines(self, texts: Iterable[str], place: str) -> tuple[Line, ...]:
        return tuple(self.line(text, f"{place}.{i}") for i, text in enumerate(texts))

    def line(self, text: str, place: str, emphasis: Iterable[Emphasis] = ()) -> Line:
        """Cut a text where its style changes, or what it leads to."""
        slips, emphasis, cited = (
            find_slips(text, self._slips),
            tuple(emphasis),
            self._cited.get(place, ()),
        )
        self._marked |= {i for _, _, i in slips}
        spans = [(start, end) for start, end, _ in (*slips, *cited)]
        spans += [(part.start, part.end) for part in emphasis]
        cuts = sorted({0, len(text), *chain.from_iterable(spans)})
        runs = []
        for start, end in pairwise(cuts):
            run = self._run(text, start, end, slips, emphasis)
            link = next((to for first, last, to in cited if first <= start < last), "")
            runs.append(replace(run, link=link))
        return tuple(runs)

    @staticmethod
    def _run(
        text: str,
        start: int,
        end: int,
        slips: list[tuple[int, int, int]],
        emphasis: tuple[Emphasis, ...],
    ) -> Run:
        styles = {part.kind for part in emphasis if part.start <= start < part.end}
        run = Run(text[start:end], strong="strong" in styles, em="em" in styles)
        for first, last, i in slips:
            if first <= start < last:
                letter = slip_letter(i)
                return replace(run, slip=letter, mark=letter if end == last else "")
        return run

    def notes(self) -> tuple[Note, ...]:
        """Return what is said of every slip, after all that is printed was written."""
        return tuple(
            Note(slip_letter(i), sic.quote, sic.note, i in self._marked)
            for i, sic in enumerate(self._slips)
        )
