"""Each letter as PDF: PDF/A-2a and PDF/UA-1 at once, made by Typst from the templates in `typst/`.

The same `Paper` gives the same bytes. Only our own fonts are used, and any warning of Typst, such
as a missing font, is an error.

Writes:
    <page>.pdf
"""

from __future__ import annotations

import datetime as dt
import io
import json
from functools import cache, partial
from typing import Any

import typst

from gazette.outputs.model import OutputError
from gazette.outputs.printing.paper import (
    HERE,
    Paper,
    PaperRun,
    paper_runs,
    print_output,
    qr_code,
)
from gazette.sheet import Line, SheetBlock, SheetNote, SheetPart, SheetText
from gazette.sheet.printed_form import measures

STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
_FACES = {("normal", 400), ("normal", 700), ("italic", 400), ("italic", 700)}
_WORDS = 9  # of a point's text, in its bookmark


def make_pdf(paper: Paper) -> bytes:
    """Return the PDF of a paper; raise `OutputError` where Typst fails or warns."""
    inputs = {"form": _as_json(paper), "measures": json.dumps(measures())}
    if paper.address:
        inputs["code"] = _qr_code_as_svg(paper.address)
    compiler, template = _compiler(), HERE / "typst" / f"{paper.sheet.form}.typ"
    try:
        made, warnings = compiler.compile_with_warnings(
            template,
            format="pdf",
            pdf_standards=STANDARDS,
            sys_inputs=inputs,
        )
    except (RuntimeError, OSError) as error:  # Typst's own errors are of both kinds
        words = " ".join(str(error).split())
        raise OutputError(f"{paper.title}: {template.name}: {words}") from error
    if warnings:
        raise OutputError(f"{paper.title}: {'; '.join(map(str, warnings))}")
    if not isinstance(made, bytes):
        raise OutputError(f"{paper.title}: no single file was made")
    return made


def _qr_code_as_svg(address: str) -> str:
    """Return the QR code of an address without a quiet zone, which the white paper gives."""
    out = io.BytesIO()
    qr_code(address).save(out, kind="svg", border=0, xmldecl=False, omitsize=True)
    return out.getvalue().decode()


@cache
def _compiler() -> typst.Compiler:
    """Return this process's compiler, which keeps fonts and templates in memory."""
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"]
    )
    found = {(font.style, font.weight) for font in fonts.fonts() if font.family == "Tinos"}
    if lost := sorted(_FACES - found):  # Typst would take another face without a word
        faces = ", ".join(f"{style} {weight}" for style, weight in lost)
        raise OutputError(f"{HERE / 'fonts'}: no sound font of Tinos {faces}; install it anew")
    return typst.Compiler(root=HERE / "typst", font_paths=fonts)


def _as_json(paper: Paper) -> str:
    """Return a paper as JSON, as the templates read it."""
    return json.dumps(paper, default=partial(_encode, paper), ensure_ascii=False)


def _encode(paper: Paper, value: object) -> object:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Line):
        runs = [_run(run) for run in paper_runs(value, paper.site_url)]
        return {"runs": runs, "has_dash": value.has_dash}
    if isinstance(value, SheetPart):
        return {"lines": value.lines, "lack": paper.lack_words(value)}
    return {**vars(value), **_derived(value)}


def _derived(value: object) -> dict[str, object]:
    """Return what the templates need beside a value's own fields."""
    match value:
        case SheetText():
            return {"is_wide": value.is_wide}
        case SheetNote():
            return {"line": value.below_mark, "is_marked": bool(value.marks)}
        case SheetBlock():
            fit = value.fit if value.rows else None
            return {
                "is_lead_in": value.is_lead_in,
                "bookmark": _bookmark(value),
                "fit": fit,
                "is_wide": value.is_wide,
            }
    return {}


def _run(run: PaperRun) -> dict[str, Any]:
    return {
        "pieces": run.pieces,
        "is_first": bool(run.note and run.note.number == 1),
        "note": run.note.note if run.note else "",
        "emphasis": run.emphasis,
        "link": run.link,
    }


def _bookmark(block: SheetBlock) -> str:
    """Return a point's name and first words: "Điểm 4: Tiếp tục thực …"; empty for a paragraph."""
    if not block.is_point:
        return ""
    mark = 2 if block.kind == "article" else 1  # "Điều 1.", "1.", "a)", "-": the name says it
    words = block.line.text.split(" ")[mark:]
    shown = " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")
    return f"{block.name[:1].upper()}{block.name[1:]}: {shown}"


PDF = print_output(".pdf", "save_pdf", make_pdf)
