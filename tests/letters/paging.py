"""PDFs and pictures made for tests, of lines at places, and how to draw a PDF as a scan."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pikepdf
import typst
from pypdfium2 import PdfDocument

from tests.conftest import ROOT

_FONTS = ROOT / "scripts/gazette/outputs/printing/fonts"


@dataclass(frozen=True)
class Text:
    """Words at a place, in points from the upper left corner."""

    x: float
    y: float
    words: str
    size: float = 14


def pdf_of(*pages):
    """Return a PDF with a page for each list of texts and lines `(x0, y0, x1, y1)`."""
    code = "\n#pagebreak()\n".join("\n".join(map(_placed, page)) or "#[]" for page in pages)
    head = '#set page(width: 595pt, height: 842pt, margin: 0pt)\n#set text(font: "Tinos")\n'
    return typst.compile((head + code).encode(), font_paths=[_FONTS], ignore_system_fonts=True)


def _placed(item):
    if isinstance(item, tuple):
        x0, y0, x1, y1 = (f"{each}pt" for each in item)
        return f"#place(top + left, line(start: ({x0}, {y0}), end: ({x1}, {y1}), stroke: 0.5pt))"
    words = item.words.replace("\\", "\\\\").replace('"', '\\"')
    text = f'#text(size: {item.size}pt, top-edge: "baseline", "{words}")'
    return f"#place(top + left, dx: {item.x}pt, dy: {item.y}pt, {text[1:]})"


def paragraph(x, y, lines, *, first=0, size=14):
    """Return the texts of a paragraph, its first line set in."""
    step = size * 1.3
    return [
        Text(x + (0 if at else first), y + at * step, words, size) for at, words in enumerate(lines)
    ]


def drawn(content, dots=200):
    """Return the pages of a PDF as pictures."""
    scale = dots / 72
    return [page.render(scale=scale, grayscale=True).to_pil() for page in PdfDocument(content)]


def saved(images, form, dots=200):
    """Return pictures as one file."""
    out = io.BytesIO()
    more = {"save_all": True, "append_images": images[1:]} if form in ("PDF", "TIFF") else {}
    images[0].save(out, form, dpi=(dots, dots), resolution=dots, **more)
    return out.getvalue()


def changed(content, change):
    """Return a PDF as `change` makes it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as file:
        change(file)
        file.save(out)
    return out.getvalue()


def locked(content, password):
    """Return a PDF that asks for a password."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as file:
        file.save(out, encryption=pikepdf.Encryption(owner=password, user=password))
    return out.getvalue()
