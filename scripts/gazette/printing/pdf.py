"""A letter as PDF: PDF/A-2a and PDF/UA-1 at once, made by Typst from the templates in `typst/`.

In: a `Form`. Out: the bytes of the file, the same for the same form. Only our own fonts are used,
and whatever Typst warns of, a missing font above all, is an error.
"""

from __future__ import annotations

import dataclasses
import hashlib
import io
import json
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any

import segno
import typst

from gazette.printing.form import Block, Form
from gazette.printing.rules import rules
from gazette.text import whole
from gazette.text.whole import find_whole

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
            HERE / "typst" / f"{form.rules}.typ",
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
    for file in (Path(__file__), Path(whole.__file__)):
        digest.update(file.read_bytes())
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
    values = dataclasses.asdict(form)
    values["meta"]["revised"] = form.meta.revised.isoformat()
    for block, written in zip(form.blocks, values["blocks"], strict=True):
        written["bookmark"] = _bookmark(block)
    met: set[str] = set()
    for run in _runs(values):
        _lead_to_note(run, met)
        run["pieces"] = _pieces(run["text"])
    return json.dumps(values, ensure_ascii=False)


def _pieces(text: str) -> list[str]:
    """Part a text into plain pieces and, at every odd place, words that are not to be broken."""
    edges = [0, *(edge for span in find_whole(text) for edge in span), len(text)]
    return [text[start:end] for start, end in pairwise(edges)]


def _bookmark(block: Block) -> str:
    """Name a point and begin its text: "Điểm 4: Tiếp tục thực …"; a paragraph has none."""
    if not block.is_point:
        return ""
    mark = 2 if block.kind == "article" else 1  # "Điều 1.", "1.", "a)", "-": the name says it
    words = "".join(run.text for run in block.line).split(" ")[mark:]
    shown = " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")
    return f"{block.name[:1].upper()}{block.name[1:]}: {shown}"


def _runs(values: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 (a tree of JSON)
    """Yield every run in a written form, in the order of reading."""
    if isinstance(values, dict) and "mark" in values:
        yield values
    elif isinstance(values, dict | list | tuple):
        for value in values.values() if isinstance(values, dict) else values:
            yield from _runs(value)


def _lead_to_note(run: dict[str, Any], met: set[str]) -> None:
    """Part a marked run's last word, which its mark must not leave; the first mark has the note."""
    mark = run["mark"]
    if mark:
        head, blank, run["tail"] = run["text"].rpartition(" ")
        run["text"] = head + blank
        run["first"] = mark not in met
        met.add(mark)
