"""Files made for tests: web pages, Word files and PDFs of a letter."""

from __future__ import annotations

import io
import zipfile

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

HEAD = ("ĐẢNG BỘ TỈNH VĨNH PHÚC", "HUYỆN ỦY SÔNG LÔ", "*", "Số 358-CV/HU")
MOTTO = ("ĐẢNG CỘNG SẢN VIỆT NAM", "Sông Lô, ngày 10 tháng 8 năm 2021")


def page(body, head=""):
    """Return a web page in UTF-8."""
    text = f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    return text.encode()


def word(fill):
    """Return a Word file; `fill` writes into its empty document."""
    document = docx.Document()
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def letterhead(document):
    """Write a letterhead in a table of two columns, and a paragraph."""
    table = document.add_table(1, 2)
    for cell, lines in zip(table.rows[0].cells, (HEAD, MOTTO), strict=True):
        cell.text = lines[0]
        for line in lines[1:]:
            cell.add_paragraph(line)
    document.add_paragraph("Thực hiện Thông báo số 398-TB/HU.")


def with_part(content, name, change):
    """Return a Word file with a part as `change` makes it; a part that isn't there is empty."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for item in old.infolist():
            if item.filename != name:
                new.writestr(item, old.read(item))
        new.writestr(name, change(old.read(name) if name in old.namelist() else b""))
    return out.getvalue()


def number(paragraph, number_id, level=0):
    """Let Word number a paragraph."""
    xml = (
        f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number_id}"/></w:numPr>'
    )
    paragraph._p.get_or_add_pPr().append(parse_xml(xml))  # noqa: SLF001


def numbering(*levels):
    """Return a change of Word's numbering: list 1 has levels such as `("decimal", "%1.")`."""
    made = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{sort}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (sort, text) in enumerate(levels)
    )
    return lambda _: (
        f"<w:numbering {nsdecls('w')}><w:abstractNum w:abstractNumId='0'>{made}</w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
    ).encode()


def the_record(tmp_path):
    """Return the one record in the folder that a test imports into."""
    (file,) = (tmp_path / "directives").rglob("*.md")
    return file
