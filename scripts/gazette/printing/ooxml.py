"""Elements of Word's own format, which python-docx has no words for.

In: lengths in mm and pt, texts. Out: elements of the namespace `w`. Children of `pPr`, `rPr` and
`tcPr` stand in the one order that the format has; Word refuses any other.
"""

from __future__ import annotations

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

PADDING = 1.5  # mm at both sides of a table's cells


def el(name: str, *children: Element | None, **attributes: object) -> Element:
    """Return an element `w:name` with attributes of the same namespace; None is no child."""
    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), str(value))
    element.extend(child for child in children if child is not None)
    return element


def on(name: str, *, when: bool = True) -> Element | None:
    """Return an element that only says yes, or none."""
    return el(name) if when else None


def twips(*, mm: float = 0, pt: float = 0) -> int:
    """Return a length in twentieths of a point."""
    return round(mm * 1440 / 25.4 + pt * 20)


def text_run(text: str, style: str = "") -> Element:
    """Return a run of text; what parts its lines is kept."""
    pieces = []
    for i, line in enumerate(text.split("\n")):
        pieces += [el("br")] if i else []
        piece = el("t")
        piece.text = line
        piece.set(qn("xml:space"), "preserve")
        pieces.append(piece)
    return el("r", el("rPr", el("rStyle", val=style)) if style else None, *pieces)


def paragraph(style: str, *runs: Element, keep: bool = False) -> Element:
    """Return a paragraph; `keep` holds it on one page with what follows."""
    return el("p", el("pPr", el("pStyle", val=style), on("keepNext", when=keep)), *runs)


def gap(pt: float) -> Element:
    """Return an empty line of this height. It parts tables too, which Word would join."""
    spacing = el("spacing", before=0, after=0, line=twips(pt=pt), lineRule="exact")
    return el("p", el("pPr", el("pStyle", val="gap"), el("keepNext"), spacing))


def rule(width: float, room: float) -> Element:
    """Return a solid line `width` mm wide in the middle of `room` mm."""
    side = max(0.0, (room - width) / 2)
    border = el("pBdr", el("top", val="single", sz=6, space=0, color="000000"))
    spacing = el("spacing", before=twips(pt=2), after=0, line=twips(pt=2), lineRule="exact")
    indent = el("ind", left=twips(mm=side), right=twips(mm=side))
    style = el("pStyle", val="gap")
    return el("p", el("pPr", style, el("keepNext"), border, spacing, indent))


def field(instruction: str) -> Element:
    """Return a field that Word fills in, e.g. `PAGE`."""
    return el("fldSimple", text_run("2"), instr=f" {instruction} ")


def columns(
    widths: list[float], *rows: list[list[Element]], gap: float = 0, top: bool = False
) -> Element:
    """Return a table without borders: the widths of its columns in mm, and what its cells hold.

    `gap` mm are left free at the start of every cell but the first. `top` draws a line above it.
    """
    made = []
    for cells in rows:
        row = el("tr", el("trPr", el("cantSplit")))
        for i, (width, content) in enumerate(zip(widths, cells, strict=True)):
            margin = el("tcMar", el("left", w=twips(mm=gap), type="dxa")) if i and gap else None
            line = el("tcBorders", el("top", val="single", sz=4, space=0, color="000000"))
            width_of = el("tcW", w=twips(mm=width), type="dxa")
            properties = el("tcPr", width_of, line if top else None, margin)
            row.append(el("tc", properties, *(content or [paragraph("gap")])))
        made.append(row)
    return _table(widths, made, None, padding=0)


def grid(widths: list[float], rows: list[list[Element]]) -> Element:
    """Return a table with borders, whose first row is its head and is said anew on every page."""
    lines = ("top", "left", "bottom", "right", "insideH", "insideV")
    sides = [el(name, val="single", sz=4, space=0, color="000000") for name in lines]
    made = []
    for i, cells in enumerate(rows):
        row = el("tr", el("trPr", el("cantSplit"), on("tblHeader", when=i == 0)))
        for width, content in zip(widths, cells, strict=True):
            width_of = el("tcW", w=twips(mm=width), type="dxa")
            row.append(el("tc", el("tcPr", width_of), content))
        made.append(row)
    return _table(widths, made, el("tblBorders", *sides), padding=PADDING)


def _table(
    widths: list[float], rows: list[Element], borders: Element | None, padding: float
) -> Element:
    """Return a table whose columns keep their widths, whatever stands in them."""
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
