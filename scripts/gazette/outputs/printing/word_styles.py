"""The blank Word document of each form: its page, styles, page number and notice.

Fonts are named, not embedded: every copy of Word has Times New Roman, other programs use a face of
the same widths (Liberation Serif, Tinos), and four faces would make each file 1 MB larger. The
table of fonts names those that have the letters of Vietnamese, and says what they look like.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docx.shared import Emu, Mm, Pt

from gazette.data import read_data
from gazette.outputs.printing.ooxml import add_part, el, field, text_run
from gazette.sheet.printed_form import Measures, PrintedForm, measures
from gazette.sheet.tables import MM_OF_PT, TABLE_SIZES

FONT = "Times New Roman"
# In place of it, in this order; the last two are wider
ALTERNATIVES = ("Liberation Serif", "Tinos", "Noto Serif", "DejaVu Serif")
PANOSE = "02020603050405020304"  # the look of Times New Roman, in the code for faces
LANGUAGE = "vi-VN"
BOX_PADDING = 4  # pt
# Kept on one page with what follows: the end of the letter with the block at the end of the paper
KEPT = (
    *("banner-title", "headline", "to-label", "to-own-label", "annex-title", "slips-title"),
    *("copies-label", "copies", "signature", "signer"),
)
LINE = 1.2  # line height of the page number and the notice
# What we need of python-docx's empty document; it also has a picture, 200 styles and a theme
NEEDED = {
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.SETTINGS,
}


@dataclass(frozen=True)
class _Look:
    """How a paragraph looks: sizes and gaps in pt, `line` in heights of letters, the rest in mm."""

    size: float
    line: float
    align: str = "LEFT"
    bold: bool = False
    italic: bool = False
    underline: bool = False
    above: float = 0
    below: float = 0
    indent: float = 0
    """Of the first line."""
    hanging: bool = False
    """Whether later lines are indented by a dash and a blank."""
    inset: float = 0
    """From the right edge."""
    box: bool = False
    new_page: bool = False
    """Whether it begins a page."""


@cache
def _names() -> dict[str, str]:
    """Return the names of the styles."""
    names: dict[str, str] = read_data("outputs.printing", "word")
    return names


def table_style(key: str, size: int) -> str:
    """Return the key of a style of tables in letters of this size; the largest has no suffix."""
    return key if size == TABLE_SIZES[0] else f"{key}-{size}"


@cache
def blank(form: PrintedForm, notice: str) -> bytes:
    """Return an empty document in the styles of a form."""
    document = docx.Document()
    for part in (document.part.package, document.part):
        for key, relation in list(part.rels.items()):
            if relation.reltype not in NEEDED:
                del part.rels[key]
    _set_page(document, notice)
    _set_styles(document, measures()[form])
    _set_language(document.settings.element)
    _set_fonts(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _set_page(document: Document, notice: str) -> None:
    """Set an A4 page, with the page number above the text from page 2 on and the notice below."""
    paper, section = measures()["paper"], document.sections[0]
    section.page_width, section.page_height = Mm(paper["width"]), Mm(paper["height"])
    section.top_margin, section.bottom_margin = Mm(paper["top"]), Mm(paper["bottom"])
    section.left_margin, section.right_margin = Mm(paper["left"]), Mm(paper["right"])
    number, foot = paper["page_number"], paper["notice"]
    height = number["size"] * LINE * MM_OF_PT
    section.header_distance = Mm(paper["top"] - number["above"] - height)
    section.footer_distance = Mm(paper["bottom"] - foot["below"] - foot["size"] * LINE * MM_OF_PT)
    section.different_first_page_header_footer = True
    for header, is_first in ((section.first_page_header, True), (section.header, False)):
        line = header.paragraphs[0].paragraph_format.element
        line.style = "page-number"
        line.extend([] if is_first else [field("PAGE")])
    for footer in (section.first_page_footer, section.footer):
        line = footer.paragraphs[0].paragraph_format.element
        line.style = "notice"
        line.append(text_run(notice))


def _set_language(settings: Element) -> None:
    """Set the language of the spelling check, and the layout rules of today instead of 2010's."""
    kept = ("defaultTabStop", "characterSpacingControl", "compat")
    for old in list(settings):
        if old.tag not in map(qn, (f"w:{name}" for name in kept)):
            settings.remove(old)
    compat = settings.find(qn("w:compat"))
    compat.remove(compat[0])  # about East Asian text
    compat[0].set(qn("w:val"), "15")
    compat.addnext(el("themeFontLang", val=LANGUAGE, eastAsia=LANGUAGE))


def _set_fonts(document: Document) -> None:
    """Add the table of fonts, in which a program without the face looks for another."""
    font = el(
        "font",
        el("altName", val=",".join(ALTERNATIVES)),
        el("panose1", val=PANOSE),
        el("charset", val="00"),
        el("family", val="roman"),
        el("pitch", val="variable"),
    )
    font.set(qn("w:name"), FONT)
    add_part(document, "fontTable", el("fonts", font))


def _set_styles(document: Document, form: Measures) -> None:
    """Replace every style by the form's."""
    styles = document.styles.element
    for old in list(styles):
        styles.remove(old)
    fonts = el("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    language = el("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA")
    size = 2 * form["body"]["size"]
    run = el("rPr", fonts, el("sz", val=size), el("szCs", val=size), language)
    styles.append(el("docDefaults", el("rPrDefault", run), el("pPrDefault")))
    for kind, key, name in (
        ("paragraph", "Normal", "Normal"),
        ("character", "DefaultParagraphFont", "Default Paragraph Font"),
        ("table", "TableNormal", "Normal Table"),
    ):
        styles.append(el("style", el("name", val=name), type=kind, default=1, styleId=key))
    for key, look in _looks(form):
        _add_paragraph_style(document, key, look)
    _add_character_styles(document)


def _looks(form: Measures) -> Iterator[tuple[str, _Look]]:
    """Yield the key and the look of every paragraph style."""
    paper, body = measures()["paper"], form["body"]
    yield "body", _Look(**{"align": "JUSTIFY", **body})
    yield "gap", _Look(1, 1)
    for size in TABLE_SIZES:
        cell = _Look(size, paper["table"]["line"])
        yield table_style("table", size), cell
        yield table_style("table-head", size), replace(cell, bold=True, align="CENTER")
    yield "banner-title", _Look(11, LINE, bold=True, box=True)
    yield "banner", _Look(11, LINE, box=True, below=12)
    yield "lack", _Look(10, 1.5, align="CENTER", above=2, below=2)
    end = _Look(paper["end"]["size"], paper["end"]["line"])
    yield "end", end
    yield "end-first", replace(end, above=2 / MM_OF_PT)
    yield "note", _Look(**paper["note"], align="JUSTIFY")
    slip = _Look(**{**paper["slips"], "above": 0}, align="JUSTIFY")
    yield "slip", slip
    yield "slips-title", replace(slip, bold=True, above=paper["slips"]["above"])
    yield "notice", _Look(paper["notice"]["size"], LINE, align="CENTER")
    yield "page-number", _Look(paper["page_number"]["size"], LINE, align="CENTER")
    if "headline" in form:
        yield "headline", _Look(**form["headline"], align="CENTER")
        yield "byline", _Look(**form["byline"], line=body["line"], align="RIGHT")
    else:
        yield from _letter_looks(form)


def _letter_looks(form: Measures) -> Iterator[tuple[str, _Look]]:
    above = form["head"]["number"].get("above", 0)  # the dateline stands in a row with the number
    head = {**form["head"], "dateline": {**form["head"]["dateline"], "above": above}}
    for part, prefix in ((head, "head"), (form["title"], "title")):
        for name, rule in part.items():
            if isinstance(rule, dict):
                look = {key: value for key, value in rule.items() if key != "rule"}
                yield f"{prefix}-{name}", _Look(**look, line=part["line"], align="CENTER")
    to, copies = form["to"], form["end_of_letter"]["copies"]
    yield "to", _Look(to["size"], to["line"], hanging=True)
    yield "to-label", _Look(**to["label"], line=to["line"], align="RIGHT", inset=3)
    yield "to-own-label", _Look(to["size"], to["line"], align="CENTER")
    yield "annex-title", _Look(**form["annex"], align="CENTER", new_page=True)
    body = form["body"]
    yield "under-title", _Look(body["size"], body["line"], align="CENTER", below=body["below"])
    yield "copies", _Look(copies["size"], copies["line"], hanging=True)
    yield "copies-label", _Look(**copies["label"], line=copies["line"])
    sign = {**form["end_of_letter"]["signature"]}
    room = sign.pop("room") / MM_OF_PT
    yield "signature", _Look(**sign, align="CENTER")
    yield "signer", _Look(**sign, align="CENTER", above=room)


def _add_paragraph_style(document: Document, key: str, look: _Look) -> None:
    style = _add_style(document, key, WD_STYLE_TYPE.PARAGRAPH)
    layout, font = style.paragraph_format, style.font
    dash = Pt(look.size * 0.583) if look.hanging else 0  # a dash and a blank
    edge = Pt(BOX_PADDING) if look.box else 0  # a box is drawn around its text
    layout.keep_with_next = key in KEPT or None
    layout.widow_control = True
    layout.page_break_before = look.new_page or None
    layout.space_before, layout.space_after = Pt(look.above), Pt(look.below)
    layout.line_spacing = Pt(look.size * look.line)
    layout.left_indent, layout.right_indent = Emu(dash + edge), Emu(Mm(look.inset) + edge)
    layout.first_line_indent = Mm(look.indent) if look.indent else Emu(-dash)
    layout.alignment = WD_PARAGRAPH_ALIGNMENT[look.align]
    font.size, font.underline = Pt(look.size), look.underline or None
    font.bold, font.italic = look.bold or None, look.italic or None
    if look.box:
        border = {"val": "single", "sz": 4, "space": BOX_PADDING, "color": "000000"}
        sides = (el(side, **border) for side in ("top", "left", "bottom", "right"))
        style.element.pPr.find(qn("w:spacing")).addprevious(el("pBdr", *sides))


def _add_character_styles(document: Document) -> None:
    kind = WD_STYLE_TYPE.CHARACTER
    _add_style(document, "strong", kind).font.bold = True
    _add_style(document, "em", kind).font.italic = True
    border = el("bdr", val="dashed", sz=4, space=0, color="555555")
    _add_style(document, "lack-box", kind).element.get_or_add_rPr().append(border)
    frame = el("bdr", val="single", sz=6, space=0, color="000000")
    _add_style(document, "urgency-box", kind).element.get_or_add_rPr().append(frame)
    _add_style(document, "mark", kind).font.superscript = True
    _add_style(document, "link", kind)


def _name_of(key: str) -> str:
    names, (style, _, size) = _names(), key.rpartition("-")
    return names[key] if key in names else names["sized"].format(name=names[style], size=size)


def _add_style(document: Document, key: str, kind: WD_STYLE_TYPE) -> Any:  # noqa: ANN401 (python-docx tells no kinds of style apart)
    style = document.styles.add_style(_name_of(key), kind)
    style.element.styleId = key
    style.base_style = document.styles.default(kind)
    style.quick_style = True
    return style
