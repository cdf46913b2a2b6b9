"""What a laid out letter is: a `Sheet` of parts, a part of lines, a line of runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gazette.records.body import BlockKind
from gazette.records.model import PrintedForm
from gazette.vocabulary import Abbreviation

Lack = Literal["", "issuer", "motto", "number", "dateline", "signature"]


@dataclass(frozen=True)
class SlipMark:
    """One place of a slip: the letter of its note, and which of the slip's places it is, from 1."""

    letter: str
    number: int

    @property
    def anchor(self) -> str:
        return f"sic-{self.letter}-{self.number}"


@dataclass(frozen=True)
class Slip:
    """A slip of the source with its note, and every place where it is marked."""

    letter: str
    quote: str
    note: str
    marks: tuple[SlipMark, ...]
    """Empty where it stands inside another slip, so that no mark shows it."""


@dataclass(frozen=True)
class DocumentLink:
    """The words that lead to the page of another document."""

    address: str
    """Where that page is, from the root of the site."""
    is_parted: bool = False
    """True where a slip goes over its edge, so that one link can't hold it whole."""


@dataclass(frozen=True)
class ShortForm:
    """An abbreviation that the letter uses, and the anchor of its explanation."""

    anchor: str
    words: Abbreviation


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a line throughout which all of this is the same."""

    text: str
    emphasis: Literal["", "strong", "em"] = ""
    citation: DocumentLink | None = None
    slip: SlipMark | None = None
    ends_slip: bool = False
    """True where the mark of the slip stands after it."""
    short_form: ShortForm | None = None
    """Set where the letter uses an abbreviation first."""
    is_whole: bool = False
    """True of words with a hyphen or dash that no line may end in: "Covid-19"."""


@dataclass(frozen=True)
class Line:
    runs: tuple[Run, ...] = ()

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class SheetPart:
    """A part of the form. Without lines and without a lack there is none, and none is missed."""

    lines: tuple[Line, ...] = ()
    lack: Lack = ""
    """What the source lacks here of what the form has; empty where it lacks nothing."""

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True)
class SheetHead:
    """The letterhead, in the order in which it is read."""

    superior: SheetPart
    issuer: SheetPart
    star: SheetPart
    motto: SheetPart
    """Of the Party one line, of the State two."""
    number: SheetPart
    title: SheetPart
    """The kind's name above the subject; a công văn has none."""
    dateline: SheetPart
    subject: SheetPart
    """Under the number where there is no title, else under the title."""


@dataclass(frozen=True)
class SheetBlock:
    """One paragraph, point or table of the body."""

    id: str
    kind: BlockKind
    level: int
    """0 outside any point, 1 under one, …"""
    name: str
    """What readers call it: "điểm 2, gạch thứ 1"."""
    line: Line
    rows: tuple[tuple[Line, ...], ...] = ()
    """Of a table: its rows, the first being its head."""

    @property
    def is_point(self) -> bool:
        """True for numbers, letters and dashes, False for plain paragraphs and tables."""
        return self.kind not in ("paragraph", "table")

    @property
    def is_landmark(self) -> bool:
        """True for points under no other: what a reader of a long letter jumps to."""
        return self.is_point and self.level == 0

    @property
    def is_lead_in(self) -> bool:
        """True where it ends in a colon, so must not be parted from what it announces."""
        return bool(self.line.runs) and self.line.runs[-1].text.endswith(":")

    @property
    def columns(self) -> tuple[str, ...]:
        """The texts of a table's head, which name each cell where there is no room for columns."""
        return tuple(cell.text for cell in self.rows[0]) if self.rows else ()


@dataclass(frozen=True)
class SheetSignature:
    """Who signed, and by what right."""

    authority: SheetPart
    position: SheetPart
    signed: SheetPart
    """"(đã ký)", only where the source prints it."""
    name: SheetPart
    """Its lack is that of the whole signature."""


@dataclass(frozen=True)
class Sheet:
    """A letter or report from its first printed line to its last."""

    form: PrintedForm
    head: SheetHead | None
    """None for a report."""
    headline: SheetPart
    """Of a report: its title, which stands where a letter has its head."""
    recipients: tuple[Line, ...]
    blocks: tuple[SheetBlock, ...]
    is_cut: bool
    """True where the source stops before the letter ends: there is no signature to miss."""
    copies: tuple[Line, ...]
    signature: SheetSignature | None
    """None for reports and fragments."""
    byline: SheetPart
    slips: tuple[Slip, ...]
    short_forms: tuple[ShortForm, ...]
