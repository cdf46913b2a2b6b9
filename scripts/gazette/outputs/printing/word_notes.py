"""The footnotes of a Word file: those of the letter, and its slips, lettered as on its page.

The marks of the letter's own footnotes are those that it prints, such as "(1)".
"""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part as FilePart
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from gazette.outputs.printing.ooxml import el, paragraph, text_run
from gazette.outputs.printing.paper import Paper, paper_runs
from gazette.sheet import Slip


class Footnotes:
    """Makes the marks of footnotes and slips, then the footnotes of those that were marked.

    The first mark becomes the reference of its footnote; the others repeat it.
    """

    def __init__(self, paper: Paper) -> None:
        self._slips = {slip.letter: slip for slip in paper.sheet.slips}
        self._notes = {note.id: note for text in paper.sheet.texts for note in text.notes}
        self._words = paper.words["note"]
        self._marks: dict[str, Element] = {}
        """The first marks, by the letter of the slip or the id of the footnote."""

    def mark(self, key: str) -> Element:
        """Return the mark of a slip, by its letter, or of a footnote, by its id."""
        mark = self._mark(key)
        self._marks.setdefault(key, mark)
        return mark

    def unmarked(self) -> list[str]:
        """Return the notes of slips that lie inside others, so have no mark."""
        slips = [slip for slip in self._slips.values() if not slip.marks]
        return [f"[{slip.letter}] {self._said_of(slip)}" for slip in slips]

    def write(self, document: Document) -> None:
        """Add the footnotes in the order of their marks, after the two that Word requires.

        Word counts the marks itself where none is left out; otherwise they are written.
        """
        if not self._marks:
            return
        counting = _counting([mark[-1].text for mark in self._marks.values()])
        notes = [_separator("separator", -1), _separator("continuationSeparator", 0)]
        for number, (key, mark) in enumerate(self._marks.items(), start=1):
            reference, repeated = el("footnoteReference", id=number), self._mark(key)
            text = paragraph("note", repeated, *self._text(key))
            if counting:
                _count(mark, reference)
                _count(repeated, el("footnoteRef"))
            else:
                reference.set(qn("w:customMarkFollows"), "1")
                mark.insert(1, reference)
            notes.append(el("footnote", text, id=number))
        _add_footnotes(document, notes, counting or "lowerLetter")

    def _mark(self, key: str) -> Element:
        note = self._notes.get(key)
        return text_run(note.mark if note else f"[{key}]", "mark")

    def _text(self, key: str) -> Iterator[Element]:
        yield text_run(" ")
        if slip := self._slips.get(key):
            yield text_run(self._said_of(slip))
            return
        for run in paper_runs(self._notes[key].below_mark, None):
            yield text_run(run.text, run.emphasis)

    def _said_of(self, slip: Slip) -> str:
        return self._words.format(quote=slip.quote, note=slip.note)


def _counting(marks: list[str]) -> str:
    """Return the way in which Word counts these marks, empty where it would count others."""
    counts = [mark.strip("()[]") for mark in marks]
    if counts == [str(number) for number in range(1, len(marks) + 1)]:
        return "decimal"
    return "lowerLetter" if counts == list(ascii_lowercase[: len(marks)]) else ""


def _add_footnotes(document: Document, notes: list[Element], counting: str) -> None:
    part, page = document.part, document.element.body.sectPr
    name, kind = PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES
    file = FilePart(name, kind, serialize_part_xml(el("footnotes", *notes)), part.package)
    part.relate_to(file, RELATIONSHIP_TYPE.FOOTNOTES)
    separators = el("footnotePr", el("footnote", id=-1), el("footnote", id=0))
    document.settings.element.find(qn("w:compat")).addprevious(separators)
    page.find(qn("w:pgSz")).addprevious(el("footnotePr", el("numFmt", val=counting)))


def _count(mark: Element, counted: Element) -> None:
    """Let Word count in place of what is written between two brackets.

    LibreOffice needs the brackets in runs of their own.
    """
    written = mark[-1].text
    mark[-1:] = [counted]
    mark.addprevious(text_run(written[0], "mark"))
    mark.addnext(text_run(written[-1], "mark"))


def _separator(kind: str, number: int) -> Element:
    return el("footnote", el("p", el("r", el(kind))), type=kind, id=number)
