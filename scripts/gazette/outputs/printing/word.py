"""Each letter as a Word file: the form that the PDF has, in named styles, to quote from and file.

The same `Paper` gives the same bytes. A paragraph's text is the printed one, character for
character; the marks of footnotes are runs of the style `mark`.

Writes:
    <page>.docx
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, groupby

import docx
from docx.document import Document
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from gazette.outputs.printing.ooxml import (
    columns,
    gap,
    gap_above,
    grid,
    linked,
    paragraph,
    rule,
    text_run,
)
from gazette.outputs.printing.paper import Paper, paper_runs, print_output
from gazette.outputs.printing.word_end import end_of_paper
from gazette.outputs.printing.word_notes import Footnotes
from gazette.outputs.printing.word_pages import Pages
from gazette.outputs.printing.word_styles import blank, table_style
from gazette.sheet import (
    Line,
    SheetAnnex,
    SheetBlock,
    SheetPart,
    SheetSignature,
    SheetText,
)
from gazette.sheet.model import SheetHead
from gazette.sheet.printed_form import Measures, measures
from gazette.sheet.tables import page_room, text_width

# So much wider than our bold letters are those that LibreOffice takes where it has no such face
WIDER = {"superior": 1.1, "issuer": 1.17}
MOST_OVER = 8  # mm
EPOCH = (1980, 1, 1, 0, 0, 0)


def make_word(paper: Paper) -> bytes:
    """Return the Word file of a paper."""
    document = docx.Document(io.BytesIO(blank(paper.sheet.form, paper.words["notice"])))
    writer = _Writer(paper, document)
    body = document.element.body
    body.clear_content()
    for part in writer.parts():
        body.sectPr.addprevious(part)
    writer.notes.write(document)
    _set_properties(document, paper)
    buffer = io.BytesIO()
    document.save(buffer)
    return _without_time(buffer.getvalue())


class _Writer:
    """Writes one paper as the elements of one document."""

    def __init__(self, paper: Paper, document: Document) -> None:
        self._paper = paper
        self._sheet = paper.sheet
        self._measures: Measures = measures()[paper.sheet.form]
        self._file = document.part
        self._pages = Pages(document.element.body.sectPr)
        self.notes = Footnotes(paper.sheet)

    def parts(self) -> Iterator[Element]:
        """Yield the paragraphs and tables of the document."""
        paper, sheet = self._paper, self._sheet
        for banner in paper.banners:
            yield paragraph("banner-title", text_run(banner.title))
            yield paragraph("banner", text_run(banner.text))
        if sheet.head:
            yield from self._head(sheet.head)
        yield from self._part(sheet.headline, "headline")
        if sheet.recipients or sheet.addressed.lines:
            yield from self._recipients()
        for is_wide, some in groupby(sheet.blocks, key=lambda block: block.is_wide):
            made = [part for block in some for part in self._block(block)]
            yield from self._pages.across(made) if is_wide else made
        if sheet.is_cut:
            yield _lack(paper.words["cut_here"])
        if sheet.signatures or sheet.copies:
            yield from self._end_of_letter()
        yield from self._part(sheet.byline, "byline")
        yield from self._unmarked(sheet.text)
        for is_wide, annexes in groupby(sheet.annexes, key=lambda annex: annex.text.is_wide):
            made = [part for annex in annexes for part in self._annex(annex)]
            yield from self._pages.across(made) if is_wide else made
        yield from self._slips()
        yield from end_of_paper(paper, self._file)

    def _annex(self, annex: SheetAnnex) -> Iterator[Element]:
        """Yield an annex, which begins a page."""
        for line in annex.title.lines:
            yield paragraph("annex-title", *self._runs(line))
        for block in annex.text.blocks:
            yield from self._block(block)
        yield from self._unmarked(annex.text)

    def _unmarked(self, text: SheetText) -> Iterator[Element]:
        """Yield the footnotes whose marks are nowhere in the text."""
        for note in text.notes:
            if not note.marks:
                yield paragraph("note", *self._runs(note.line))

    def _runs(self, line: Line) -> Iterator[Element]:
        if line.has_dash:
            yield text_run("- ")
        for run in paper_runs(line, self._paper.site_url):
            if run.note:
                yield self.notes.mark(run.note.note)
                continue
            written = text_run(run.text, run.emphasis or ("link" if run.link else ""))
            yield linked(written, run.link, self._file) if run.link else written

    def _part(self, part: SheetPart, style: str, over: float = 0) -> Iterator[Element]:
        """Yield the printed lines, or the mark of what is missing."""
        for line in part.lines:
            yield paragraph(style, *self._runs(line), over=over)
        if lack := self._paper.lack_words(part):
            yield _lack(lack)

    def _ruled(
        self, part: SheetPart, style: str, look: Measures, room: float, over: float = 0
    ) -> Iterator[Element]:
        """Yield a part and the rule under it: as wide as its last line, or a share of that."""
        yield from self._part(part, style, over)
        if part.lines and (share := look.get("rule")):
            yield rule(share * min(room, text_width(part.lines[-1].text, look["size"])), room)

    def _head(self, head: SheetHead) -> Iterator[Element]:
        """Yield the letterhead in two columns, then the title across the page."""
        widths, looks = self._measures["columns"], self._measures["head"]
        second = "motto_second" if "motto_second" in looks else "motto"
        motto = replace(head.motto, lines=head.motto.lines[:1])
        under_motto = SheetPart(head.motto.lines[1:])
        left = [
            *self._part(head.superior, "head-superior"),
            *self._ruled(head.issuer, "head-issuer", looks["issuer"], widths["left"]),
            *self._part(head.star, "head-star"),
        ]
        right = [
            *self._ruled(motto, "head-motto", looks["motto"], widths["right"], self._over(head)),
            *self._ruled(under_motto, f"head-{second}", looks[second], widths["right"]),
        ]
        number = [*self._part(head.number, "head-number")]
        rows = [[left, right], [number, [*self._part(head.dateline, "head-dateline")]]]
        rows += [[lines, []] for lines in self._below_number(head)]
        yield gap(1)  # LibreOffice puts a whole line before a table at the start of a document
        both = [widths["left"], widths["gap"] + widths["right"]]
        yield columns(both, *rows, gap=widths["gap"])
        yield from self._title(head)

    def _over(self, head: SheetHead) -> float:
        """Return how far a motto in a wider face may stand beyond its column to keep its line."""
        widths, looks = self._measures["columns"], self._measures["head"]
        beside = [
            text_width(line, looks[name]["size"]) * wider
            for name, wider in WIDER.items()
            for line in getattr(head, name).text.split("\n")
        ]
        room: float = (widths["left"] - max(beside)) / 2 + widths["gap"]
        return min(MOST_OVER, max(0.0, room))

    def _below_number(self, head: SheetHead) -> Iterator[list[Element]]:
        """Yield what stands in the left column under the number, if anything."""
        if head.second:
            superior, issuer, number = head.second
            looks = self._measures["head"]["issuer"], self._measures["columns"]["left"]
            yield [
                gap(self._measures["head"]["second_above"]),
                *self._part(superior, "head-superior"),
                *self._ruled(issuer, "head-issuer", *looks),
                *self._part(number, "head-number"),
            ]
        if head.subject.lines and not head.title.lines:
            yield [*self._part(head.subject, "head-subject")]
        if head.urgency.lines:
            words = text_run(head.urgency.text, "urgency-box")
            yield [paragraph("head-urgency", words)]

    def _title(self, head: SheetHead) -> Iterator[Element]:
        """Yield kind and subject where the letter has a title, then the space below."""
        look, to = self._measures["title"], self._measures["to"]
        if head.title.lines:
            yield gap_above(look["above"], look["kind"]["size"], look["line"])
            yield from self._part(head.title, "title-kind")
            subject = {**look["subject"], "rule": look["rule"]}
            yield from self._ruled(head.subject, "title-subject", subject, page_room(is_wide=False))
        if self._sheet.recipients or not head.title.lines:
            yield gap_above(to["above"], to["size"], to["line"])
        else:
            yield self._space_before_body()

    def _space_before_body(self) -> Element:
        body = self._measures["body"]
        return gap_above(self._measures["to"]["below"], body["size"], body["line"])

    def _recipients(self) -> Iterator[Element]:
        own, lines = self._sheet.addressed, self._sheet.recipients
        width = page_room(is_wide=False) / 4
        label = [paragraph("to-label", text_run(self._paper.words["to"]))]
        items = [paragraph("to", *self._runs(line)) for line in lines]
        if own.lines:
            yield from self._part(own, "to-own-label")
            if items:
                yield columns([width, page_room(is_wide=False) - width], [[], items])
        else:
            yield columns([width, page_room(is_wide=False) - width], [label, items])
        yield self._space_before_body()

    def _block(self, block: SheetBlock) -> Iterator[Element]:
        """Yield a block, kept on one page with what it announces or with the signature."""
        if block.rows:
            yield self._table(block)
            yield gap(self._measures["body"]["below"] + 4)
        else:
            is_last = bool(self._sheet.signatures) and block is self._sheet.blocks[-1]
            style = "under-title" if block.is_title else "body"
            yield paragraph(style, *self._runs(block.line), keep=block.is_lead_in or is_last)

    def _table(self, block: SheetBlock) -> Element:
        """Return a table, whose last two rows stay on one page."""
        fit = block.fit
        kept = {0, len(block.rows) - 2} if fit.keeps_end else {0}
        head, cell = (table_style(key, fit.size) for key in ("table-head", "table"))
        rows = [
            [
                paragraph(cell if n else head, *self._runs(line), keep=n in kept)
                for line in (*row, *[Line()] * (len(fit.widths) - len(row)))
            ]
            for n, row in enumerate(block.rows)
        ]
        padding = measures()["paper"]["table"]["padding"]
        return grid(list(fit.widths), rows, padding=padding, repeats_head=fit.repeats_head)

    def _end_of_letter(self) -> Iterator[Element]:
        own = self._measures["end_of_letter"]
        look, above = own["signature"], own["above"] - self._measures["body"]["below"]
        yield gap_above(above, look["size"], look["line"])
        widths, signatures = own["columns"], self._sheet.signatures
        if len(signatures) > 1:
            behalf = [[*self._on_behalf(sign)] for sign in signatures]
            names = [[*self._signed_by(sign)] for sign in signatures]
            yield columns(
                [page_room(is_wide=False) / len(signatures)] * len(signatures), behalf, names
            )
            yield gap(look["size"])
            yield from self._copies()
        else:
            copies = [*self._copies()]
            signs = ((*self._on_behalf(one), *self._signed_by(one)) for one in signatures)
            yield columns([widths["left"], widths["right"]], [copies, [*chain(*signs)]])

    def _copies(self) -> Iterator[Element]:
        if self._sheet.copies:
            yield paragraph("copies-label", text_run(self._paper.words["copies"]))
        for line in self._sheet.copies:
            yield paragraph("copies", *self._runs(line))

    def _on_behalf(self, sign: SheetSignature) -> Iterator[Element]:
        yield from self._part(sign.authority, "signature")
        yield from self._part(sign.position, "signature")

    def _signed_by(self, sign: SheetSignature) -> Iterator[Element]:
        yield from self._part(sign.signed, "signer")
        has_room = sign.signed.lines or sign.name.lack
        yield from self._part(sign.name, "signature" if has_room else "signer")

    def _slips(self) -> Iterator[Element]:
        """Yield the notes on slips, the last of them kept with the end of the paper."""
        paper = self._paper
        if paper.slips:
            yield paragraph("slips-title", text_run(paper.words["slips"]))
        for note in paper.slips:
            yield paragraph("slip", text_run(note), keep=note is paper.slips[-1])


def _lack(words: str) -> Element:
    """Return the mark of a missing part, in a style that tells it from printed text."""
    return paragraph("lack", text_run(words, "lack-box"))


def _set_properties(document: Document, paper: Paper) -> None:
    own, day = document.core_properties, paper.revised
    own.title, own.author, own.language = paper.title, paper.author, "vi"
    own.keywords = ", ".join(paper.keywords)
    own.created = own.modified = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
    own.comments, own.last_modified_by, own.revision = paper.words["notice"], "", 1


def _without_time(file: bytes) -> bytes:
    """Return a zip of the same files in a fixed order, without the time of its making."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(file)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return buffer.getvalue()


WORD = print_output(".docx", "save_docx", make_word)
