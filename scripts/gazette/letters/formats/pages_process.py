"""What runs in a process of its own: read the pages of a PDF or of a picture.

In: the bytes at the standard input. Out: JSON. Pages without words of their own are read by
Tesseract; then nothing of the file is certain.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator, Sequence

from PIL.Image import Image

from gazette.letters.formats.legacy import as_unicode, is_wrong
from gazette.letters.formats.model import FaultError, ReadText
from gazette.letters.formats.sheet_runs import Sheet
from gazette.letters.formats.sheet_text import text_of_sheets
from gazette.scans.bounded import limit
from gazette.scans.model import SHOWN, Pages, ScanError
from gazette.scans.opened import opened, page_images

_SECONDS = 120  # of CPU, of this process; Tesseract has as many for each page
_MOST_PAGES = 200
_MOST_READ = 30  # pages that Tesseract reads; one takes about 5 seconds
_FEW = 8  # letters; a page with fewer has no text
_AREA = 4 * SHOWN  # pixels: A4 at 300 dots per inch
_WIDTH = 8.27  # inches of A4


def read(name: str, content: bytes) -> ReadText:
    """Return the text of a file."""
    with opened(name, content) as pages:
        if pages.count() > _MOST_PAGES:
            raise FaultError(f"has more than {_MOST_PAGES} pages", "keep those of the letter")
        found = _written(pages) if name.endswith(".pdf") else []
        return _text(pages, found)


def _written(pages: Pages) -> list[tuple[Sheet, Sheet]]:
    """Return what is seen on each page of a PDF, and what is hidden."""
    from gazette.letters.formats.pdf_runs import read_page  # noqa: PLC0415 (pictures need it not)
    from gazette.scans.pdf_pages import PdfPages  # noqa: PLC0415

    if not isinstance(pages, PdfPages):
        return []
    return [read_page(pages.page(at)) for at in range(pages.count())]


def _text(pages: Pages, found: Sequence[tuple[Sheet, Sheet]]) -> ReadText:
    seen, hidden = [one for one, _ in found], [other for _, other in found]
    text = text_of_sheets(seen)
    is_right = bool(found) and not is_wrong(as_unicode(text))
    bare = [at for at, sheet in enumerate(seen) if sheet.letters < _FEW and pages.contained(at)]
    if is_right and not bare:
        return ReadText(text)
    under = text_of_sheets(hidden)
    is_under = bare and all(hidden[at].letters >= _FEW for at in bare)
    if is_right and is_under and not is_wrong(under):
        both = (hidden[at] if at in bare else sheet for at, sheet in enumerate(seen))
        return ReadText(text_of_sheets(both), is_ocr=True)
    needed = bare if is_right else range(pages.count())
    return ReadText(text_of_sheets(_with_pictures(pages, seen, needed)), is_ocr=True)


def _with_pictures(pages: Pages, seen: Sequence[Sheet], needed: Sequence[int]) -> Iterator[Sheet]:
    """Yield the pages, those needed as Tesseract reads them."""
    from gazette.letters.formats.ocr import check_installed, read_picture  # noqa: PLC0415

    if len(needed) > _MOST_READ:
        wrong = f"has {len(needed)} pages that are pictures"
        raise FaultError(wrong, f"give at most {_MOST_READ}, those of the letter")
    program = check_installed()
    for at, image in enumerate(page_images(pages, _AREA)):
        yield read_picture(program, *_readable(image)) if at in needed else seen[at]


def _readable(image: Image) -> tuple[bytes, int]:
    """Return a page as Tesseract takes it, and its dots per inch if it is a sheet of A4."""
    gray = image.convert("L")
    if gray.width * gray.height < _AREA // 3:
        gray = gray.resize((2 * gray.width, 2 * gray.height))
    out = io.BytesIO()
    gray.save(out, "PNG", compress_level=1)
    return out.getvalue(), max(70, round(min(gray.size) / _WIDTH))


def _main() -> None:
    limit(_SECONDS)
    try:
        found = read(sys.argv[1], sys.stdin.buffer.read())
        answer: dict[str, object] = {"text": found.text, "is_ocr": found.is_ocr}
    except FaultError as error:
        answer = {"fault": (error.wrong, error.right)}
    except ScanError as error:
        answer = {"fault": error.args}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    _main()
