"""The end of a Word file: the lines about the paper itself, beside the QR code of its page."""

from __future__ import annotations

import io
from collections.abc import Iterator

from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docx.parts.document import DocumentPart
from docx.shared import Mm

from gazette.outputs.printing.ooxml import (
    columns,
    el,
    gap,
    gap_above,
    linked,
    paragraph,
    text_run,
    twips,
)
from gazette.outputs.printing.paper import Paper, qr_code
from gazette.pages.end_words import EndLine
from gazette.sheet.printed_form import measures
from gazette.sheet.tables import page_room


def end_of_paper(paper: Paper, file: DocumentPart) -> Iterator[Element]:
    """Yield the lines, beside the code where the address is known."""
    own = measures()["paper"]["end"]
    lines = [
        paragraph("end" if n else "end-first", _run(line, file)) for n, line in enumerate(paper.end)
    ]
    yield gap_above(own["above"], own["size"], own["line"])
    if paper.address:
        picture = el(
            "r", el("drawing", _qr_code(paper.address, paper.words["code"], file, own["code"]))
        )
        code = [el("p", el("pPr", el("spacing", before=twips(mm=2))), picture)]
        widths = [own["code"], page_room(is_wide=False) - own["code"]]
        yield columns(widths, [code, lines], gap=4, top=True)
    else:
        yield columns([page_room(is_wide=False)], [lines], top=True)
    yield gap(1)  # Word requires a paragraph after a table


def _run(line: EndLine, file: DocumentPart) -> Element:
    if line.link:
        return linked(text_run(line.text, "link"), line.link, file)
    return text_run(line.text, "strong" if line.is_strong else "")


def _qr_code(address: str, words: str, file: DocumentPart, width: float) -> Element:
    """Return the QR code of an address as a picture that `words` describe."""
    picture = io.BytesIO()
    qr_code(address).save(picture, kind="png", scale=8, border=0)
    code = file.new_pic_inline(picture, width=Mm(width), height=Mm(width))
    for side in ("distT", "distB", "distL", "distR"):  # their defaults differ by program
        code.set(side, "0")
    code.docPr.set("name", "QR")
    code.docPr.set("descr", words.format(address=address))
    return code
