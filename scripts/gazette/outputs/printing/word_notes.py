"""The footnotes of a Word file: those of the letter, with the marks that it prints, as "(1)"."""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from gazette.outputs.printing.ooxml import add_part, el, paragraph, text_run
from gazette.outputs.printing.paper import paper_runs
from gazette.sheet import Sheet


class Footnotes:
    """Makes the marks of footnotes, then the footnotes of those that were marked.

    The first mark becomes the reference of its footnote; the others repeat it.
    """

    def __init__(self, sheet: Sheet) -> None:
        self._notes = {note.id: note for text in sheet.texts for note in text.notes}
        self._marks: dict[str, Element] = {}
        """The first marks, by the ids of the footnotes."""

    def mark(self, note: str) -> Element:
        """Return the mark of a footnote, by its id."""
        mark = self._mark(note)
        self._marks.setdefault(note, mark)
        return mark

    def write(self, document: Document) -> None:
        """Add the footnotes in the order of their marks, after the two that Word requires.

        Word counts the marks itself where it would count the same; otherwise they are written.
        """
        if not self._marks:
            return
        counts = [mark[-1].text.strip("()[]") for mark in self._marks.values()]
        is_counted = counts == [str(number) for number in range(1, len(counts) + 1)]
        notes = [_separator("separator", -1), _separator("continuationSeparator", 0)]
        for number, (key, mark) in enumerate(self._marks.items(), start=1):
            reference, repeated = el("footnoteReference", id=number), self._mark(key)
            text = paragraph("note", repeated, text_run(" "), *self._text(key))
            if is_counted:
                _count(mark, reference)
                _count(repeated, el("footnoteRef"))
            else:
                reference.set(qn("w:customMarkFollows"), "1")
                mark.insert(1, reference)
            notes.append(el("footnote", text, id=number))
        _add_footnotes(document, notes)

    def _mark(self, note: str) -> Element:
        return text_run(self._notes[note].mark, "mark")

    def _text(self, note: str) -> Iterator[Element]:
        for run in paper_runs(self._notes[note].below_mark, None):
            yield text_run(run.text, run.emphasis)


def _add_footnotes(document: Document, notes: list[Element]) -> None:
    page = document.element.body.sectPr
    add_part(document, "footnotes", el("footnotes", *notes))
    separators = el("footnotePr", el("footnote", id=-1), el("footnote", id=0))
    document.settings.element.find(qn("w:compat")).addprevious(separators)
    page.find(qn("w:pgSz")).addprevious(el("footnotePr", el("numFmt", val="decimal")))


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
