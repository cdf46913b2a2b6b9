"""The slips of a letter as footnotes of a Word file, lettered as on its page."""

from __future__ import annotations

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part as FilePart
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from gazette.outputs.printing.ooxml import el, paragraph, text_run
from gazette.outputs.printing.paper import Paper
from gazette.sheet import Slip


class SlipNotes:
    """Makes the marks of slips, then the footnotes of those that were marked.

    The first mark of a slip becomes the reference of its footnote; the others repeat its letter.
    """

    def __init__(self, paper: Paper) -> None:
        self._slips = {slip.letter: slip for slip in paper.sheet.slips}
        self._words = paper.words["note"]
        self._marks: dict[str, Element] = {}

    def mark(self, letter: str) -> Element:
        mark = text_run(f"[{letter}]", "mark")
        self._marks.setdefault(letter, mark)
        return mark

    def unmarked(self) -> list[str]:
        """Return the notes of slips that lie inside others, so have no mark."""
        slips = [slip for slip in self._slips.values() if not slip.marks]
        return [f"[{slip.letter}] {self._text(slip)}" for slip in slips]

    def write(self, document: Document) -> None:
        """Add the footnotes in the order of their marks, after the two that Word requires.

        Word counts the letters itself where none is left out; otherwise they are written.
        """
        if not self._marks:
            return
        notes = [_separator("separator", -1), _separator("continuationSeparator", 0)]
        is_counted = list(self._marks) == list(self._slips)[: min(len(self._marks), 26)]
        for number, (letter, mark) in enumerate(self._marks.items(), start=1):
            reference = el("footnoteReference", id=number)
            if is_counted:
                _set_between_brackets(mark, reference)
            else:
                reference.set(qn("w:customMarkFollows"), "1")
                mark.insert(1, reference)
            notes.append(self._note(self._slips[letter], number, is_counted=is_counted))
        _add_footnotes(document, notes)

    def _note(self, slip: Slip, number: int, *, is_counted: bool) -> Element:
        mark = text_run(f"[{slip.letter}]", "mark")
        text = paragraph("note", mark, text_run(f" {self._text(slip)}"))
        if is_counted:
            _set_between_brackets(mark, el("footnoteRef"))
        return el("footnote", text, id=number)

    def _text(self, slip: Slip) -> str:
        return self._words.format(quote=slip.quote, note=slip.note)


def _add_footnotes(document: Document, notes: list[Element]) -> None:
    part, page = document.part, document.element.body.sectPr
    name, kind = PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES
    file = FilePart(name, kind, serialize_part_xml(el("footnotes", *notes)), part.package)
    part.relate_to(file, RELATIONSHIP_TYPE.FOOTNOTES)
    separators = el("footnotePr", el("footnote", id=-1), el("footnote", id=0))
    document.settings.element.find(qn("w:compat")).addprevious(separators)
    page.find(qn("w:pgSz")).addprevious(el("footnotePr", el("numFmt", val="lowerLetter")))


def _set_between_brackets(mark: Element, counted: Element) -> None:
    """Let Word count in place of a written letter. LibreOffice needs brackets in their own runs."""
    mark[-1:] = [counted]
    mark.addprevious(text_run("[", "mark"))
    mark.addnext(text_run("]", "mark"))


def _separator(kind: str, number: int) -> Element:
    return el("footnote", el("p", el("r", el(kind))), type=kind, id=number)
