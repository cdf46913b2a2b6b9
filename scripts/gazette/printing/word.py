"""A letter as a Word file: the form that the PDF has, in named styles, to quote from and to file.

In: a `Form`. Out: the bytes of a `.docx`, the same at every call. A paragraph's text is the printed
one, character for character; marks of slips are runs of the style `mark`, and lead to footnotes.
Where a slip stands again, its mark only repeats the letter of its note.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from itertools import chain

import docx
import segno
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part as FilePart
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docx.shared import Mm

from gazette.printing.form import Form, paper_runs
from gazette.printing.ooxml import PADDING, columns, el, gap, grid, paragraph, rule, text_run, twips
from gazette.printing.rules import Rules, rules
from gazette.printing.word_blank import blank, text_width
from gazette.sheet import Line, SheetBlock, SheetPart, Slip, SlipMark
from gazette.sheet.model import SheetHead
from gazette.sheet.slips import slip_letter

EPOCH = (1980, 1, 1, 0, 0, 0)
LETTER = 2.3  # mm that a letter of a table takes, about
MOST = 60  # letters of a cell, beyond which its column grows no more


def make_word(form: Form) -> bytes:
    """Return the file of a letter or report."""
    document = docx.Document(io.BytesIO(blank(form.sheet.form, form.words.notice)))
    writer = _Writer(form, document)
    body = document.element.body
    for old in list(body)[:-1]:
        body.remove(old)
    for i, part in enumerate(writer.parts()):
        body.insert(i, part)
    writer.write_notes()
    _describe(document, form)
    buffer = io.BytesIO()
    document.save(buffer)
    return _same_every_time(buffer.getvalue())


@cache
def word_digest() -> str:
    """Return a digest of all that every Word file rests on beside its form."""
    versions = f"{version('python-docx')} {version('segno')} {zlib.ZLIB_RUNTIME_VERSION}"
    digest = hashlib.sha256(versions.encode())
    for name in ("form.py", "ooxml.py", "rules.yml", "word.py", "word.yml", "word_blank.py"):
        digest.update(files("gazette.printing").joinpath(name).read_bytes())
    for name in ("model.py", "slips.py"):
        digest.update(files("gazette.sheet").joinpath(name).read_bytes())
    return digest.hexdigest()


class _Writer:
    """Writes one form into one document; keeps which slips were marked already."""

    def __init__(self, form: Form, document: Document) -> None:
        self._form = form
        self._sheet = form.sheet
        self._rules: Rules = rules()[form.sheet.form]
        self._file = document.part
        self._settings = document.settings.element
        self._slips = {slip.letter: slip for slip in form.sheet.slips}
        self._marks: dict[str, Element] = {}

    def parts(self) -> Iterator[Element]:
        """Yield what stands in the document, in order."""
        form, sheet = self._form, self._sheet
        if form.banner:
            yield paragraph("banner-title", text_run(form.banner.title))
            yield paragraph("banner", text_run(form.banner.text))
        if sheet.head:
            yield from self._head(sheet.head)
        yield from self._part(sheet.headline, "headline")
        yield from self._recipients()
        for block in sheet.blocks:
            yield from self._block(block, is_last=block is sheet.blocks[-1])
        if sheet.is_cut:
            yield _lack(form.words.cut_here)
        yield from self._end_of_letter()
        yield from self._part(sheet.byline, "byline")
        yield from self._end_of_paper()

    def write_notes(self) -> None:
        """Add the footnotes in the order of their marks, after the two lines that Word asks for.

        Letters that follow one another are left to Word to count, others are written out.
        """
        if not self._marks:
            return
        notes = [_separator("separator", -1), _separator("continuationSeparator", 0)]
        letters = list(self._marks)
        is_counted = letters == [slip_letter(i) for i in range(len(letters))][:26]
        for number, (letter, mark) in enumerate(self._marks.items(), start=1):
            reference = el("footnoteReference", id=number)
            if is_counted:
                _set_between_brackets(mark, reference)
            else:
                reference.set(qn("w:customMarkFollows"), "1")
                mark.insert(1, reference)
            notes.append(self._note(self._slips[letter], number, is_counted=is_counted))
        content = serialize_part_xml(el("footnotes", *notes))
        name, kind = PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES
        file = FilePart(name, kind, content, self._file.package)
        self._file.relate_to(file, RELATIONSHIP_TYPE.FOOTNOTES)
        ids = el("footnotePr", el("footnote", id=-1), el("footnote", id=0))
        self._settings.find(qn("w:compat")).addprevious(ids)
        page = self._file.element.body.sectPr
        page.find(qn("w:pgSz")).addprevious(el("footnotePr", el("numFmt", val="lowerLetter")))

    def _note(self, slip: Slip, number: int, *, is_counted: bool) -> Element:
        mark = text_run(bracket(slip.letter), "mark")
        written = el(
            "footnote", paragraph("note", mark, text_run(f" {self._said_of(slip)}")), id=number
        )
        if is_counted:
            _set_between_brackets(mark, el("footnoteRef"))
        return written

    def _said_of(self, slip: Slip) -> str:
        return self._form.words.note.format(quote=slip.quote, note=slip.note)

    # ---------- printed text ----------

    def _runs(self, line: Line) -> Iterator[Element]:
        for run in paper_runs(line, self._form.site_url):
            written = text_run(run.text, run.emphasis or ("link" if run.link else ""))
            yield self._link(run.link, written) if run.link else written
            if run.mark:
                yield self._mark(run.mark)

    def _mark(self, slip: SlipMark) -> Element:
        """Return a slip's letter; the first of each is to become that of a footnote."""
        mark = text_run(bracket(slip.letter), "mark")
        self._marks.setdefault(slip.letter, mark)
        return mark

    def _part(self, part: SheetPart, style: str) -> Iterator[Element]:
        """Yield a line for each that is printed, or the mark of what is lacking."""
        for line in part.lines:
            yield paragraph(style, *self._runs(line))
        if part.lack:
            yield _lack(self._form.words.lacks[part.lack])

    # ---------- the parts of the form ----------

    def _head(self, head: SheetHead) -> Iterator[Element]:
        """Yield the letterhead: number and dateline stand side by side, under the bodies' names."""
        own, space = self._rules["columns"], self._rules["columns"]["gap"]
        widths, second = [own["left"], space + own["right"]], self._rules["head"]
        left = [
            *self._part(head.superior, "head-superior"),
            *self._ruled(head.issuer, "issuer", own["left"]),
            *self._part(head.star, "head-star"),
        ]
        first, rest = (
            replace(head.motto, lines=head.motto.lines[:1]),
            SheetPart(head.motto.lines[1:]),
        )
        right = [
            *self._ruled(first, "motto", own["right"]),
            *self._ruled(
                rest, "motto_second" if "motto_second" in second else "motto", own["right"]
            ),
        ]
        number, dateline = (
            list(self._part(part, f"head-{name}"))
            for part, name in ((head.number, "number"), (head.dateline, "dateline"))
        )
        subject = list(self._part(head.subject, "head-subject"))
        rows = [[left, right], [number, dateline], *([[subject, []]] if subject else [])]
        yield gap(1)  # LibreOffice puts a whole line before a table that a document begins with
        yield columns(widths, *(rows[:2] if head.title.lines else rows), gap=space)
        if head.title.lines:
            title = self._rules["title"]
            yield _space(title["above"], title["kind"]["size"], title["line"])
            yield from self._part(head.title, "title-kind")
            yield from self._part(head.subject, "title-subject")
            yield from self._rule_under(head.subject, title, "subject", _room())
        own = self._rules["to"]
        if self._sheet.recipients or not head.title.lines:
            yield _space(own["above"], own["size"], own["line"])
        else:
            yield self._space_before_body()

    def _space_before_body(self) -> Element:
        body = self._rules["body"]
        return _space(self._rules["to"]["below"], body["size"], body["line"])

    def _ruled(self, part: SheetPart, name: str, room: float) -> Iterator[Element]:
        yield from self._part(part, f"head-{name}")
        own = self._rules["head"][name]
        yield from self._rule_under(part, {"rule": own.get("rule"), name: own}, name, room)

    @staticmethod
    def _rule_under(part: SheetPart, own: Rules, name: str, room: float) -> Iterator[Element]:
        """Yield a rule that is as wide as a part's last line, or a share of it."""
        if own.get("rule") and part.lines:
            width = min(room, text_width(part.lines[-1].text, own[name]["size"]))
            yield rule(own["rule"] * width, room)

    def _recipients(self) -> Iterator[Element]:
        lines = self._sheet.recipients
        if not lines:
            return
        label = [paragraph("to-label", text_run(self._form.words.to))]
        items = [paragraph("to", *self._item(line, dash=len(lines) > 1)) for line in lines]
        width = _room() / 4
        yield columns([width, _room() - width], [label, items])
        yield self._space_before_body()

    def _item(self, line: Line, *, dash: bool) -> Iterable[Element]:
        return chain([text_run("- ")] if dash else [], self._runs(line))

    def _block(self, block: SheetBlock, *, is_last: bool) -> Iterator[Element]:
        """Yield a point, held beside what it announces, or beside the signature."""
        if block.rows:
            yield self._table(block)
            yield gap(self._rules["body"]["below"] + 4)
        else:
            is_held = block.is_lead_in or (is_last and self._sheet.signature is not None)
            yield paragraph("body", *self._runs(block.line), keep=is_held)

    def _table(self, block: SheetBlock) -> Element:
        """Return a table whose columns are as wide as their longest cells ask for."""
        count = max(map(len, block.rows))
        rows = [[*row, *[Line()] * (count - len(row))] for row in block.rows]
        widths = _widths([[row[i].text for row in rows] for i in range(count)])
        styles = ["table-head", *["table"] * (len(rows) - 1)]
        return grid(
            widths,
            [
                [paragraph(style, *self._runs(cell)) for cell in row]
                for style, row in zip(styles, rows, strict=True)
            ],
        )

    def _end_of_letter(self) -> Iterator[Element]:
        sheet, sign = self._sheet, self._sheet.signature
        if not sign and not sheet.copies:
            return
        own = self._rules["end_of_letter"]
        copies = (
            [paragraph("copies-label", text_run(self._form.words.copies))] if sheet.copies else []
        )
        copies += [paragraph("copies", *self._item(line, dash=True)) for line in sheet.copies]
        signed: list[Element] = []
        if sign:
            name = "signature" if sign.signed.lines or sign.name.lack else "signer"
            signed += self._part(sign.authority, "signature")
            signed += self._part(sign.position, "signature")
            signed += self._part(sign.signed, "signer")
            signed += self._part(sign.name, name)
        look, after = own["signature"], self._rules["body"]["below"]
        yield _space(own["above"] - after, look["size"], look["line"])
        yield columns([own["columns"]["left"], own["columns"]["right"]], [copies, signed])

    def _end_of_paper(self) -> Iterator[Element]:
        """Yield what the paper says of itself, and the code that leads to its page."""
        form, own = self._form, rules()["paper"]["end"]
        lines = [paragraph("end-first", text_run(f"{form.words.notice}.", "strong"))]
        for line in form.end:
            run = text_run(line.text, "link" if line.link else "")
            lines.append(paragraph("end", self._link(line.link, run) if line.link else run))
        for slip in self._sheet.slips:
            if slip.letter not in self._marks:
                said = f"{bracket(slip.letter)} {self._said_of(slip)}"
                lines.append(paragraph("end", text_run(said)))
        yield _space(own["above"], own["size"], own["line"])
        if form.address:
            picture = el("r", el("drawing", self._code(form.address, own["code"])))
            code = [el("p", el("pPr", el("spacing", before=twips(mm=2))), picture)]
            widths = [own["code"], _room() - own["code"]]
            yield columns(widths, [code, lines], gap=4, top=True)
        else:
            yield columns([_room()], [lines], top=True)
        yield gap(1)  # Word wants a paragraph after a table

    def _link(self, address: str, run: Element) -> Element:
        relation = self._file.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = el("hyperlink", run)
        link.set(qn("r:id"), relation)
        return link

    def _code(self, address: str, width: float) -> Element:
        """Return the QR code of an address as a picture that says what it is."""
        picture = io.BytesIO()
        segno.make(address, error="m", micro=False).save(picture, kind="png", scale=8, border=0)
        code = self._file.new_pic_inline(picture, width=Mm(width), height=Mm(width))
        for side in ("distT", "distB", "distL", "distR"):  # which else each program chooses
            code.set(side, "0")
        code.docPr.set("name", "QR")
        code.docPr.set("descr", self._form.words.page.format(address=address))
        return code


def bracket(letter: str) -> str:
    return f"[{letter}]"


def _set_between_brackets(mark: Element, counted: Element) -> None:
    """Let Word count where a letter is written; LibreOffice wants the brackets as other runs."""
    mark[-1:] = [counted]
    mark.addprevious(text_run("[", "mark"))
    mark.addnext(text_run("]", "mark"))


def _lack(words: str) -> Element:
    """Return the mark of what the source lacks, in a style of its own: it is no printed text."""
    return paragraph("lack", text_run(words, "lack-box"))


def _separator(kind: str, number: int) -> Element:
    return el("footnote", el("p", el("r", el(kind))), type=kind, id=number)


def _space(above: float, size: float, line: float) -> Element:
    """Return a gap before lines of a size, less the room between letters that they bring along."""
    return gap(max(1, above - (line - 1) * size))


def _widths(cells: list[list[str]]) -> list[float]:
    """Share the page's width among columns, by their cells: no word is cut where there is room."""
    words = [max(map(len, " ".join(column).split()), default=1) for column in cells]
    least = [LETTER * letters + 2 * PADDING for letters in words]
    shares = [min(max(map(len, column)), MOST) + 1 for column in cells]
    left = max(0.0, _room() - sum(least))
    widths = [width + left * n / sum(shares) for width, n in zip(least, shares, strict=True)]
    return [width * _room() / sum(widths) for width in widths]


def _room() -> float:
    """Return the width in mm between the margins."""
    paper = rules()["paper"]
    return float(paper["width"] - paper["left"] - paper["right"])


def _describe(document: Document, form: Form) -> None:
    """Say what the file is; its only date is that of the record's last change."""
    own, day = document.core_properties, form.meta.revised
    own.title, own.author, own.language = form.meta.title, form.meta.author, form.meta.language
    own.keywords = ", ".join(form.meta.keywords)
    own.created = own.modified = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
    own.comments, own.last_modified_by, own.revision = form.words.notice, "", 1


def _same_every_time(file: bytes) -> bytes:
    """Return a zip of the same files, in one order, without the hour of its making."""
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
