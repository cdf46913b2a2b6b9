"""What runs in a process of its own: read the pages of a PDF or of a picture.

In: the bytes at the standard input. Out: JSON, with the text page by page, or with a fault.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from gazette.letters.formats.model import FaultError
from gazette.letters.formats.sheet_runs import Sheet
from gazette.letters.formats.sheet_text import text_of_sheets
from gazette.scans.bounded import limit
from gazette.scans.model import MOST_PAGES, SHOWN, Pages, ScanError
from gazette.scans.opened import opened, page_images

# What reads pictures is slow to import, and most PDFs hold text.
# ruff: noqa: PLC0415
if TYPE_CHECKING:
    from PIL.Image import Image

    from gazette.scans.pdf_pages import PdfPages

_SECONDS = 60  # of CPU, of this process; Tesseract has as many for each page
_FEW = 8  # letters; a page with fewer has no text
_AREA = 4 * SHOWN  # pixels: A4 at 300 dots per inch
_WIDTH = 8.27  # inches of A4
_LEAST = 70  # dots per inch, the fewest that Tesseract takes

Answer = Mapping[str, object]


def written(content: bytes) -> Answer:
    """Return what is written in a PDF.

    `seen` is the text, `bare` the pages without any but with pictures, and `hidden` the text where
    those pages have what a scanner read.
    """
    from gazette.letters.formats.pdf_runs import read_page
    from gazette.scans.pdf_pages import PdfPages

    pages = PdfPages(content)
    if pages.count() > MOST_PAGES:
        raise ScanError(f"has more than {MOST_PAGES} pages", "keep those of the letter")
    both = [read_page(pages.page(at)) for at in range(pages.count())]
    bare = _bare(pages, [seen for seen, _ in both])
    best = [hidden if at in bare else seen for at, (seen, hidden) in enumerate(both)]
    is_read = bare and all(best[at].letters >= _FEW for at in bare)
    return {
        "count": len(both),
        "seen": text_of_sheets(seen for seen, _ in both),
        "bare": bare,
        "hidden": text_of_sheets(best) if is_read else "",
    }


def _bare(pages: PdfPages, sheets: list[Sheet]) -> list[int]:
    few = (at for at, sheet in enumerate(sheets) if sheet.letters < _FEW)
    return [at for at in few if pages.contained(at)]


def recognized(content: bytes, name: str, needed: frozenset[int]) -> Answer:
    """Return the text of pages, those needed, or all where none is named, read by Tesseract."""
    with opened(name, content) as pages:
        return {"text": text_of_sheets(_sheets(pages, needed))}


def _sheets(pages: Pages, needed: frozenset[int]) -> Iterator[Sheet]:
    from gazette.letters.formats.ocr import check_installed, read_picture
    from gazette.letters.formats.pdf_runs import read_page
    from gazette.scans.pdf_pages import PdfPages

    program = check_installed()
    for at, image in enumerate(page_images(pages, _AREA)):
        if isinstance(pages, PdfPages) and at not in needed:
            yield read_page(pages.page(at))[0]
        else:
            yield read_picture(program, *_readable(image))


def _readable(image: Image) -> tuple[bytes, int]:
    """Return a page as Tesseract takes it, and its dots per inch if it is a sheet of A4."""
    gray = image.convert("L")
    if gray.width * gray.height < SHOWN:
        gray = gray.resize((2 * gray.width, 2 * gray.height))
    out = io.BytesIO()
    gray.save(out, "PNG", compress_level=1)
    return out.getvalue(), max(_LEAST, round(min(gray.size) / _WIDTH))


def _answer(kind: str, *arguments: str) -> Answer:
    content = sys.stdin.buffer.read()
    try:
        if kind == "written":
            return written(content)
        return recognized(content, arguments[0], frozenset(map(int, arguments[1:])))
    except FaultError as error:
        return {"fault": (error.wrong, error.right)}
    except ScanError as error:
        return {"fault": error.args}


if __name__ == "__main__":
    limit(_SECONDS)
    sys.stdout.write(json.dumps(_answer(*sys.argv[1:])))
