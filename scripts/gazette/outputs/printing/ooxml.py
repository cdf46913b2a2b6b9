"""Elements of Word's own format, for which python-docx has no functions.

Lengths are in mm and pt, elements in the namespace `w`. The children of `pPr`, `rPr` and `tcPr`
must be in the order that the format prescribes, or Word refuses the file.
"""

from __future__ import annotations

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docx.parts.document import DocumentPart

# The parts that we add: the types of their relationships and of their content
_PARTS = {
    "fontTable": (RELATIONSHIP_TYPE.FONT_TABLE, CONTENT_TYPE.WML_FONT_TABLE),
    "footnotes": (RELATIONSHIP_TYPE.FOOTNOTES, CONTENT_TYPE.WML_FOOTNOTES),
}
_LINE = {"val": "single", "sz": 4, "space": 0, "color": "000000"}


def el(name: str, *children: Element | None, **attributes: object) -> Element:
    """Return an element `w:name` with attributes of the same namespace. None is no child."""
    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), str(value))
    element.extend(child for child in children if child is not None)
    return element


def add_part(document: Document, name: str, content: Element) -> None:
    """Add a part to a document, in a file of its own."""
    (relation, kind), part = _PARTS[name], document.part
    uri = PackURI(f"/word/{name}.xml")
    part.relate_to(Part(uri, kind, serialize_part_xml(content), part.package), relation)


def twips(*, mm: float = 0, pt: float = 0) -> int:
    """Return a length in twentieths of a point."""
    return round(mm * 1440 / 25.4 + pt * 20)


def text_run(text: str, style: str = "") -> Element:
    """Return a run of text, with its line breaks."""
    pieces = []
    for i, line in enumerate(text.split("\n")):
        pieces += [el("br")] if i else []
        piece = el("t")
        piece.text = line
        piece.set(qn("xml:space"), "preserve")
        pieces.append(piece)
    return el("r", el("rPr", el("rStyle", val=style)) if style else None, *pieces)


def linked(run: Element, address: str, file: DocumentPart) -> Element:
    """Return a run as a link to a web address."""
    link = el("hyperlink", run)
    link.set(qn("r:id"), file.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    return link


def paragraph(style: str, *runs: Element, keep: bool = False, over: float = 0) -> Element:
    """Return a paragraph; `keep` holds it on one page with the next.

    It may stand `over` mm beyond both edges of its cell.
    """
    next_to, side = el("keepNext") if keep else None, -twips(mm=over)
    indent = el("ind", left=side, right=side) if over else None
    return el("p", el("pPr", el("pStyle", val=style), next_to, indent), *runs)


def gap(pt: float, *, keep: bool = True) -> Element:
    """Return an empty line of this height. Between two tables it keeps Word from joining them."""
    next_to = el("keepNext") if keep else None
    spacing = el("spacing", before=0, after=0, line=twips(pt=pt), lineRule="exact")
    return el("p", el("pPr", el("pStyle", val="gap"), next_to, spacing))


def gap_above(above: float, size: float, line: float) -> Element:
    """Return a gap above lines of this size, less the space that is part of their line height."""
    return gap(max(1, above - (line - 1) * size))


def rule(width: float, room: float) -> Element:
    """Return a solid line `width` mm wide in the middle of `room` mm."""
    side = twips(mm=max(0.0, (room - width) / 2))
    border = el("pBdr", el("top", **_LINE | {"sz": 6}))
    spacing = el("spacing", before=twips(pt=2), after=0, line=twips(pt=2), lineRule="exact")
    indent = el("ind", left=side, right=side)
    return el("p", el("pPr", el("pStyle", val="gap"), el("keepNext"), border, spacing, indent))


def field(instruction: str) -> Element:
    """Return a field that Word fills in, such as `PAGE`."""
    return el("fldSimple", text_run("2"), instr=f" {instruction} ")


def columns(
    widths: list[float], *rows: list[list[Element]], gap: float = 0, top: bool = False
) -> Element:
    """Return a table without borders, from the widths of its columns in mm and its cells.

    `gap` mm stay free at the start of every cell but the first. `top` draws a line above it.
    """
    made = []
    for cells in rows:
        row = _row()
        for i, (width, content) in enumerate(zip(widths, cells, strict=True)):
            margin = el("tcMar", el("left", w=twips(mm=gap), type="dxa")) if i and gap else None
            line = el("tcBorders", el("top", **_LINE)) if top else None
            row.append(_cell(width, line, margin, content=content or [paragraph("gap")]))
        made.append(row)
    return _table(widths, made, None, padding=0)


def grid(
    widths: list[float], rows: list[list[Element]], *, padding: float, repeats_head: bool
) -> Element:
    """Return a table with borders, whose first row is its head and may repeat on every page.

    `padding` mm stay free at both sides of every cell.
    """
    names = ("top", "left", "bottom", "right", "insideH", "insideV")
    made = []
    for i, cells in enumerate(rows):
        row = _row(None if i or not repeats_head else el("tblHeader"))
        for width, content in zip(widths, cells, strict=True):
            row.append(_cell(width, content=[content]))
        made.append(row)
    borders = el("tblBorders", *(el(name, **_LINE) for name in names))
    return _table(widths, made, borders, padding=padding)


def _row(*properties: Element | None) -> Element:
    """Return an empty row that is never split between pages."""
    return el("tr", el("trPr", el("cantSplit"), *properties))


def _cell(width: float, *properties: Element | None, content: list[Element]) -> Element:
    return el("tc", el("tcPr", el("tcW", w=twips(mm=width), type="dxa"), *properties), *content)


def _table(
    widths: list[float], rows: list[Element], borders: Element | None, padding: float
) -> Element:
    """Return a table whose columns keep their widths, whatever they hold."""
    sides = [el(side, w=twips(mm=padding), type="dxa") for side in ("left", "right")]
    properties = el(
        "tblPr",
        el("tblW", w=sum(twips(mm=width) for width in widths), type="dxa"),
        el("tblInd", w=0, type="dxa"),
        borders,
        el("tblLayout", type="fixed"),
        el("tblCellMar", *sides),
    )
    columns_of = [el("gridCol", w=twips(mm=width)) for width in widths]
    return el("tbl", properties, el("tblGrid", *columns_of), *rows)
