"""The blank paper of a Word file: page, styles, page number and notice, before any letter is on it.

In: whose form, and the notice. Out: the bytes of a document, made once for all letters of a form.

The fonts are named and not embedded: every copy of Word has Times New Roman, other programs take a
face of the same widths (Liberation Serif, Tinos), and four faces would make each file 1 MB larger.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

import docx
import yaml
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docx.shared import Mm

from gazette.printing.ooxml import el, field, on, text_run, twips
from gazette.printing.rules import Rules, rules
from gazette.records.model import PrintedForm

FONT = "Times New Roman"
LANGUAGE = "vi-VN"
MM_OF_PT = 25.4 / 72
BOX_PADDING = 4  # pt
# What stays on one page with what follows: the end of a letter with that of the paper
HELD = ("banner-title", "headline", "to-label", "copies-label", "copies", "signature", "signer")
LINE = 1.2  # of the page number and the notice, in heights of their letters
# What a form needs of python-docx's own empty document; the rest says nothing of a letter
KEPT = {
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
    align: str = "left"
    bold: bool = False
    italic: bool = False
    underline: bool = False
    above: float = 0
    below: float = 0
    indent: float = 0
    """Of the first line."""
    hanging: bool = False
    """Lines after the first begin under its text, beside its dash."""
    inset: float = 0
    """From the right edge."""
    box: bool = False


@cache
def word_data() -> dict[str, dict[Any, str]]:
    """Return the names of styles and the widths of letters; the same object at every call."""
    text = files("gazette.printing").joinpath("word.yml").read_text(encoding="utf-8")
    data: dict[str, dict[Any, str]] = yaml.safe_load(text)
    return data


@cache
def blank(form: PrintedForm, notice: str) -> bytes:
    """Return an empty document in the styles of a form."""
    document = docx.Document()
    _forget(document)
    _set_page(document, notice)
    _set_styles(document.styles.element, rules()[form])
    _set_language(document.settings.element)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _forget(document: Document) -> None:
    """Leave out what python-docx's empty document brings along: a picture, 200 styles, a theme."""
    for part in (document.part.package, document.part):
        for key, relation in list(part.rels.items()):
            if relation.reltype not in KEPT:
                del part.rels[key]


def _set_page(document: Document, notice: str) -> None:
    """Set an A4 page; the page number stands above the text from page 2, the notice below it."""
    paper, section = rules()["paper"], document.sections[0]
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
    """Set what Word checks spelling by, and that it is a document of today and not of 2010."""
    kept = ("defaultTabStop", "characterSpacingControl", "compat")
    for old in list(settings):
        if old.tag not in map(qn, (f"w:{name}" for name in kept)):
            settings.remove(old)
    compat = settings.find(qn("w:compat"))
    compat.remove(compat[0])  # how it would lay out East Asian text
    compat[0].set(qn("w:val"), "15")
    compat.addnext(el("themeFontLang", val=LANGUAGE, eastAsia=LANGUAGE))


def _set_styles(styles: Element, own: Rules) -> None:
    """Replace every style by the form's."""
    for old in list(styles):
        styles.remove(old)
    fonts = el("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    language = el("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA")
    size = own["body"]["size"]
    run = el("rPr", fonts, el("sz", val=2 * size), el("szCs", val=2 * size), language)
    styles.append(el("docDefaults", el("rPrDefault", run), el("pPrDefault")))
    for kind, key, name in (
        ("paragraph", "Normal", "Normal"),
        ("character", "DefaultParagraphFont", "Default Paragraph Font"),
        ("table", "TableNormal", "Normal Table"),
    ):
        styles.append(el("style", el("name", val=name), type=kind, default=1, styleId=key))
    for key, look in _looks(own):
        styles.append(_paragraph_style(key, look))
    styles.extend(_character_styles())


def _looks(own: Rules) -> Iterator[tuple[str, _Look]]:
    paper, body, table = rules()["paper"], own["body"], own["table"]
    yield "body", _Look(**{"align": "both", **body})
    yield "gap", _Look(1, 1)
    yield "table", _Look(**table)
    yield "table-head", _Look(**table, bold=True, align="center")
    yield "banner-title", _Look(11, LINE, bold=True, box=True)
    yield "banner", _Look(11, LINE, box=True, below=12)
    yield "lack", _Look(10, 1.5, align="center", above=2, below=2)
    end = _Look(paper["end"]["size"], paper["end"]["line"])
    yield "end", end
    yield "end-first", replace(end, above=2 / MM_OF_PT)
    yield "note", _Look(**paper["note"], align="both")
    yield "notice", _Look(paper["notice"]["size"], LINE, align="center")
    yield "page-number", _Look(paper["page_number"]["size"], LINE, align="center")
    if "headline" in own:
        yield "headline", _Look(**own["headline"], align="center")
        yield "byline", _Look(**own["byline"], line=body["line"], align="right")
    else:
        yield from _letter_looks(own)


def _letter_looks(own: Rules) -> Iterator[tuple[str, _Look]]:
    beside = {**own["head"]["dateline"], "above": own["head"]["number"].get("above", 0)}
    head = {**own["head"], "dateline": beside}  # in a row with the number
    for part, prefix in ((head, "head"), (own["title"], "title")):
        for name, look in part.items():
            if isinstance(look, dict):
                yield f"{prefix}-{name}", _centred(look, part["line"])
    to, end = own["to"], own["end_of_letter"]
    yield "to", _Look(to["size"], to["line"], hanging=True)
    yield "to-label", _Look(**to["label"], line=to["line"], align="right", inset=3)
    copies, sign = end["copies"], end["signature"]
    yield "copies", _Look(copies["size"], copies["line"], hanging=True)
    yield "copies-label", _Look(**copies["label"], line=copies["line"])
    signature = {**sign, "room": 0}
    del signature["room"]
    yield "signature", _Look(**signature, align="center")
    yield "signer", _Look(**signature, align="center", above=sign["room"] / MM_OF_PT)


def _centred(look: Rules, line: float) -> _Look:
    return _Look(**{key: look[key] for key in look if key != "rule"}, line=line, align="center")


def _paragraph_style(key: str, look: _Look) -> Element:
    spacing = el(
        "spacing",
        before=twips(pt=look.above),
        after=twips(pt=look.below),
        line=twips(pt=look.size * look.line),
        lineRule="exact",
    )
    dash = twips(pt=look.size * 0.583) if look.hanging else 0  # a dash and a blank
    first = {"firstLine": twips(mm=look.indent)} if look.indent else {"hanging": dash}
    edge = twips(pt=BOX_PADDING) if look.box else 0  # a box is drawn around its text
    left, right = dash + edge, twips(mm=look.inset) + edge
    indent = el("ind", left=left, right=right, **first)
    sides = ("top", "left", "bottom", "right")
    line = {"val": "single", "sz": 4, "space": BOX_PADDING, "color": "000000"}
    box = [el(side, **line) for side in sides]
    layout = el(
        "pPr",
        on("keepNext", when=key in HELD),
        el("widowControl"),
        el("pBdr", *box) if look.box else None,
        spacing,
        indent,
        el("jc", val=look.align),
    )
    letters = el(
        "rPr",
        on("b", when=look.bold),
        on("bCs", when=look.bold),
        on("i", when=look.italic),
        on("iCs", when=look.italic),
        el("sz", val=round(2 * look.size)),
        el("szCs", val=round(2 * look.size)),
        el("u", val="single") if look.underline else None,
    )
    return _style("paragraph", key, "Normal", layout, letters)


def _character_styles() -> Iterator[Element]:
    border = el("bdr", val="dashed", sz=4, space=0, color="555555")
    looks = {
        "strong": [el("b"), el("bCs")],
        "em": [el("i"), el("iCs")],
        "lack-box": [border],
        "mark": [el("vertAlign", val="superscript")],
        "link": [],
    }
    for key, letters in looks.items():
        yield _style("character", key, "DefaultParagraphFont", el("rPr", *letters))


def _style(kind: str, key: str, base: str, *properties: Element) -> Element:
    name = el("name", val=word_data()["styles"][key])
    based = el("basedOn", val=base)
    return el(
        "style", name, based, el("qFormat"), *properties, type=kind, customStyle=1, styleId=key
    )


def text_width(text: str, size: float) -> float:
    """Return the width in mm of a line in bold letters of `size` pt."""
    widths = {letter: width for width, row in word_data()["bold_widths"].items() for letter in row}
    letters = (c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return float(sum(widths.get(c, 722) for c in letters)) / 1000 * size * MM_OF_PT
