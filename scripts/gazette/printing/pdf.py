"""A letter as PDF: PDF/A-2a and PDF/UA-1 at once, made by Typst from the templates in `typst/`.

In: a `Form`. Out: the bytes of the file, the same for the same form. Only our own fonts are used,
and whatever Typst warns of, a missing font above all, is an error.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
from collections.abc import Iterable
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import segno
import typst

from gazette.printing import form as form_module
from gazette.printing.form import Form, PaperRun, paper_runs
from gazette.printing.rules import rules
from gazette.sheet import Line, SheetBlock, SheetPart
from gazette.sheet import model as sheet_model

HERE = Path(__file__).parent
STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
_WORDS = 9  # of a point's text, in its bookmark


class PrintError(RuntimeError):
    """Typst could not make a file as it must be; the message says which and why."""


def make_pdf(form: Form) -> bytes:
    """Return the file of a form; raise `PrintError` where Typst fails or so much as warns."""
    inputs = {"form": _as_json(form), "rules": json.dumps(rules())}
    if form.address:
        inputs["code"] = code_of(form.address)
    try:
        made, warnings = _compiler().compile_with_warnings(
            HERE / "typst" / f"{form.sheet.form}.typ",
            format="pdf",
            pdf_standards=STANDARDS,
            sys_inputs=inputs,
        )
    except typst.TypstError as error:
        raise PrintError(f"{form.meta.title}: {error}") from error
    if warnings:
        raise PrintError(f"{form.meta.title}: {'; '.join(map(str, warnings))}")
    if not isinstance(made, bytes):
        raise PrintError(f"{form.meta.title}: no single file was made")
    return made


def code_of(address: str) -> str:
    """Return the QR code of an address as SVG, without the quiet zone that the paper is."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", border=0, xmldecl=False, omitsize=True
    )
    return out.getvalue().decode()


@cache
def pdf_digest() -> str:
    """Return a digest of all that every PDF rests on beside its form."""
    digest = hashlib.sha256(f"{version('typst')} {version('segno')} {STANDARDS}".encode())
    for file in sorted([*HERE.glob("typst/*.typ"), *HERE.glob("fonts/*.ttf"), HERE / "rules.yml"]):
        digest.update(file.name.encode() + hashlib.sha256(file.read_bytes()).digest())
    for module in (__file__, form_module.__file__, sheet_model.__file__):
        digest.update(Path(module).read_bytes())
    return digest.hexdigest()


@cache
def _compiler() -> typst.Compiler:
    """Return this process's compiler, which holds the fonts and the templates read."""
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"]
    )
    return typst.Compiler(root=HERE / "typst", font_paths=fonts)


def _as_json(form: Form) -> str:
    """Write a form as the templates read it."""
    return json.dumps(form, default=partial(_written, form), ensure_ascii=False)


def _written(form: Form, value: object) -> object:
    """Return a value of a form as what JSON knows, or as what it knows to write."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Line):
        return [_run(run) for run in paper_runs(value, form.site_url)]
    if isinstance(value, SheetPart):
        return {"lines": value.lines, "lack": form.words.lacks.get(value.lack, "")}
    if isinstance(value, SheetBlock):
        own = {"is_lead_in": value.is_lead_in, "bookmark": _bookmark(value)}
        return vars(value) | own
    return vars(value)


def _run(run: PaperRun) -> dict[str, Any]:
    """Write a run; of a marked one the last word, which its mark must not leave, stands apart."""
    pieces, tail = _without_tail(run.pieces) if run.mark else (run.pieces, "")
    return {
        "pieces": pieces,
        "tail": tail,
        "mark": run.mark.letter if run.mark else "",
        "is_first": run.mark is not None and run.mark.number == 1,
        "emphasis": run.emphasis,
        "link": run.link,
    }


def _without_tail(pieces: Iterable[tuple[str, bool]]) -> tuple[list[tuple[str, bool]], str]:
    """Part off what stands after the last blank at which a line may end."""
    left, tail = list(pieces), ""
    while left:
        text, is_whole = left.pop()
        before, blank, end = ("", "", text) if is_whole else text.rpartition(" ")
        tail = end + tail
        if blank:
            left.append((before + blank, False))
            break
    return left, tail


def _bookmark(block: SheetBlock) -> str:
    """Name a point and begin its text: "Điểm 4: Tiếp tục thực …"; a paragraph has none."""
    if not block.is_point:
        return ""
    mark = 2 if block.kind == "article" else 1  # "Điều 1.", "1.", "a)", "-": the name says it
    words = block.line.text.split(" ")[mark:]
    shown = " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")
    return f"{block.name[:1].upper()}{block.name[1:]}: {shown}"
