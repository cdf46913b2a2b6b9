"""What a letter laid out is: a `Sheet` of parts, a part of lines, a line of runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from gazette.records.outline import BlockKind
from gazette.sheet.printed_form import PrintedForm
from gazette.sheet.tables import TableFit, fit_table
from gazette.vocabulary import Abbreviation

Lack = Literal["", "issuer", "motto", "number", "dateline", "signature"]


@dataclass(frozen=True)
class SlipMark:
    """One of the places where a slip is marked, numbered from 1."""

    letter: str
    number: int

    @property
    def anchor(self) -> str:
        return f"sic-{self.letter}-{self.number}"


@dataclass(frozen=True)
class Slip:
    """A slip of the source, its note and its marks."""

    letter: str
    quote: str
    note: str
    marks: tuple[SlipMark, ...]
    """Empty where the slip lies inside another one, which is marked instead."""


@dataclass(frozen=True)
class DocumentLink:
    """A link to the page of another document."""

    address: str
    """The page's address from the root of the site."""
    is_parted: bool = False
    """Whether a slip crosses its edge, so that one link can't hold the slip whole."""


@dataclass(frozen=True)
class ShortForm:
    """An abbreviation that the letter uses, and the anchor of its explanation."""

    anchor: str
    words: Abbreviation


@dataclass(frozen=True)
class NoteMark:
    """A mark that leads to a footnote; the marks of each note are numbered from 1."""

    note: str
    """The id of the footnote: `n1`."""
    number: int

    @property
    def anchor(self) -> str:
        return f"{self.note}-tu-{self.number}"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a line with one look and one link."""

    text: str
    emphasis: Literal["", "strong", "em"] = ""
    citation: DocumentLink | None = None
    slip: SlipMark | None = None
    ends_slip: bool = False
    """Whether the mark of the slip stands after this run."""
    short_form: ShortForm | None = None
    """Set at the first use of an abbreviation."""
    note: NoteMark | None = None
    """Set where it is the mark of a footnote."""
    is_whole: bool = False
    """Whether its hyphens or dashes must not end a line: "Covid-19"."""

    @property
    def is_plain(self) -> bool:
        """Whether it is text alone."""
        return self == Run(self.text)


@dataclass(frozen=True)
class Line:
    runs: tuple[Run, ...] = ()
    has_dash: bool = False
    """Whether the form puts a dash before it, as in a list."""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class SheetPart:
    """A part of the form. With neither lines nor a lack, the form has no such part here."""

    lines: tuple[Line, ...] = ()
    lack: Lack = ""
    """Which part of the form is missing from the source."""

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True)
class SheetHead:
    """The letterhead, in reading order."""

    superior: SheetPart
    issuer: SheetPart
    star: SheetPart
    motto: SheetPart
    """The Party's has one line, the State's two."""
    number: SheetPart
    title: SheetPart
    """The kind's name above the subject; a công văn has none."""
    dateline: SheetPart
    subject: SheetPart
    """Stands under the title, or under the number where there is no title."""
    urgency: SheetPart
    """The mark of urgency, under number and subject."""
    second: tuple[SheetPart, ...]
    """What the other issuer of a joint letter has for itself: superior, issuer and number."""

    @property
    def lines(self) -> Iterator[Line]:
        """Its lines, in no order."""
        own = (part for part in vars(self).values() if isinstance(part, SheetPart))
        return (line for part in (*own, *self.second) for line in part.lines)


@dataclass(frozen=True)
class SheetBlock:
    """One paragraph, point or table of the body."""

    id: str
    kind: BlockKind
    level: int
    """0 outside any point, 1 inside one, and so on."""
    name: str
    """Its name for readers: "điểm 2, gạch đầu dòng thứ nhất"."""
    line: Line
    rows: tuple[tuple[Line, ...], ...] = ()
    """The rows of a table; the first is its head."""
    is_title: bool = False
    """Whether it belongs to the title of an annex: "(kèm theo Công văn số 13-CV/HU)"."""

    @property
    def is_point(self) -> bool:
        """True for numbers, letters and dashes, False for plain paragraphs and tables."""
        return self.kind not in ("paragraph", "table", "note", "annex")

    @property
    def is_landmark(self) -> bool:
        """True for points of the first level, which a long letter's contents list."""
        return self.is_point and self.level == 0

    @property
    def is_lead_in(self) -> bool:
        """True where it ends in a colon, so must stay with what it announces."""
        return bool(self.line.runs) and self.line.runs[-1].text.endswith(":")

    @property
    def lines(self) -> Iterator[Line]:
        """Its line, or the cells of its table."""
        return (cell for row in self.rows for cell in row) if self.rows else iter((self.line,))

    @property
    def fit(self) -> TableFit:
        """How its table is printed."""
        return fit_table([[cell.text for cell in row] for row in self.rows])

    @property
    def is_wide(self) -> bool:
        """Whether it is a table that needs a page with the long side down."""
        return bool(self.rows) and self.fit.is_wide

    @property
    def columns(self) -> tuple[str, ...]:
        """The texts of a table's head, which name each cell on narrow screens."""
        return tuple(cell.text for cell in self.rows[0]) if self.rows else ()


@dataclass(frozen=True)
class SheetNote:
    """A footnote."""

    id: str
    name: str
    mark: str
    """As printed: "(1)"."""
    line: Line
    """Its text, which begins with the mark."""
    marks: tuple[NoteMark, ...]

    @property
    def below_mark(self) -> Line:
        """Its text without the mark, for forms that set the mark themselves."""
        text = self.line.text
        runs, left = list[Run](), len(text) - len(text.removeprefix(self.mark).lstrip())
        for run in self.line.runs:
            if rest := run.text[left:]:
                runs.append(replace(run, text=rest))
            left = max(0, left - len(run.text))
        return Line(tuple(runs))


@dataclass(frozen=True)
class SheetText:
    """Blocks in a row and their footnotes: those of the letter, or of one annex."""

    blocks: tuple[SheetBlock, ...] = ()
    notes: tuple[SheetNote, ...] = ()

    @property
    def is_wide(self) -> bool:
        """Whether it has a table that needs a page with the long side down."""
        return any(block.is_wide for block in self.blocks)


@dataclass(frozen=True)
class SheetAnnex:
    """An annex, which stands after the signature, on a page of its own."""

    id: str
    name: str
    title: SheetPart
    text: SheetText


@dataclass(frozen=True)
class SheetSignature:
    authority: SheetPart
    position: SheetPart
    signed: SheetPart
    """"(đã ký)", where the source prints it."""
    name: SheetPart
    """Its lack stands for the whole signature's."""

    @property
    def lines(self) -> Iterator[Line]:
        parts = (self.authority, self.position, self.signed, self.name)
        return (line for part in parts for line in part.lines)


@dataclass(frozen=True)
class Sheet:
    """A letter or report from its first printed line to its last."""

    form: PrintedForm
    head: SheetHead | None
    """None for a report."""
    headline: SheetPart
    """The title of a report; empty for a letter."""
    addressed: SheetPart
    """What the letter prints in place of "Kính gửi:", if anything."""
    recipients: tuple[Line, ...]
    text: SheetText
    is_cut: bool
    """Whether the source breaks off, so that no signature is expected."""
    copies: tuple[Line, ...]
    signatures: tuple[SheetSignature, ...]
    """Side by side; none for reports and fragments."""
    byline: SheetPart
    annexes: tuple[SheetAnnex, ...]
    slips: tuple[Slip, ...]
    short_forms: tuple[ShortForm, ...]

    @property
    def blocks(self) -> tuple[SheetBlock, ...]:
        """The blocks of the letter without its annexes."""
        return self.text.blocks

    @property
    def texts(self) -> Iterator[SheetText]:
        """The text of the letter, then those of its annexes."""
        yield self.text
        yield from (annex.text for annex in self.annexes)
