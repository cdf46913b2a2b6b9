"""Read a Word file with the standard library alone: paragraphs, tables, parts."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def value(element, path, name="val"):
    """Return an attribute of the element at `path`, `a/b` for `w:a/w:b`, or None."""
    found = element.find("/".join(W + part for part in path.split("/")))
    return None if found is None else found.get(W + name)


@dataclass(frozen=True)
class Paragraph:
    element: ElementTree.Element

    @property
    def style(self):
        return value(self.element, "pPr/pStyle")

    @property
    def text(self):
        """All text except the marks of footnotes."""
        runs = (run for run in self.element.iter(f"{W}r") if value(run, "rPr/rStyle") != "mark")
        return "".join(_text_of(run) for run in runs)

    @property
    def marks(self):
        """The marks of footnotes: as written, and the numbers of their footnotes."""
        runs = [run for run in self.element.iter(f"{W}r") if value(run, "rPr/rStyle") == "mark"]
        return [(_text_of(run), value(run, "footnoteReference", "id")) for run in runs]

    def styled(self, style):
        runs = self.element.iter(f"{W}r")
        return [_text_of(run) for run in runs if value(run, "rPr/rStyle") == style]


def _text_of(run):
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(signs.get(piece.tag) or piece.text or "" for piece in run)


class Word:
    """The parts of a file by their names, and its paragraphs in reading order."""

    def __init__(self, content):
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            self.entries = file.infolist()
            self.parts = {entry.filename: file.read(entry) for entry in self.entries}
        self.document = self.part("document")
        self.body = self.document.find(f"{W}body")

    def part(self, name):
        return ElementTree.fromstring(self.parts[f"word/{name}.xml"])

    @property
    def paragraphs(self):
        return [Paragraph(found) for found in self.body.iter(f"{W}p")]

    def texts(self, *styles):
        """Return the texts of the paragraphs of these styles."""
        return [p.text for p in self.paragraphs if p.style in styles]

    @property
    def tables(self):
        """Every table as the widths of its columns in mm, and the texts of its rows' cells."""
        return [
            (
                [int(c.get(f"{W}w")) / 1440 * 25.4 for c in table.find(f"{W}tblGrid")],
                [
                    ["\n".join(Paragraph(p).text for p in cell.iter(f"{W}p")) for cell in row]
                    for row in (row.findall(f"{W}tc") for row in table.findall(f"{W}tr"))
                ],
            )
            for table in self.body.iter(f"{W}tbl")
        ]

    @property
    def notes(self):
        """The footnotes by their numbers, without separators."""
        if "word/footnotes.xml" not in self.parts:
            return {}
        found = self.part("footnotes").findall(f"{W}footnote")
        return {
            note.get(f"{W}id"): Paragraph(note).text.strip()
            for note in found
            if not note.get(f"{W}type")
        }

    @property
    def links(self):
        relations = ElementTree.fromstring(self.parts["word/_rels/document.xml.rels"])
        targets = {relation.get("Id"): relation.get("Target") for relation in relations}
        return [targets[link.get(f"{R}id")] for link in self.body.iter(f"{W}hyperlink")]
