"""The pages of a scan: how large their pictures are, and each picture as the site shows it.

In: the name and bytes of a PNG, JPEG, TIFF or PDF. Out: a `Scan`, which has the size of each page's
picture or says why there is none; and the pictures, as JPEG without any metadata. TIFF and PDF may
have many pages. Limits on bytes, pages and pixels bound the time and memory that odd files take.
"""

from __future__ import annotations

import io
import math
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

# Few records have scans, and Pillow and PDFium are slow to import.
# ruff: noqa: PLC0415
if TYPE_CHECKING:
    from PIL.Image import Image

SUFFIXES = (".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff")
LARGEST_PICTURE = 200_000
"""Bytes of the picture of a page."""
LARGEST_SCAN = 50_000_000
"""Bytes of the file."""
MOST_PAGES = 200
MOST_PIXELS = 70_000_000
"""Of each picture in the file: A3 at 600 dots per inch."""
_MOST_IN_ALL = 2_000_000_000  # pixels of the file: 200 pages of A4 at 300 dots per inch
_AREA = 1240 * 1754  # pixels of the picture of a page: A4 at 150 dots per inch
_LONGEST = 10_000  # pixels of its longer side
_QUALITIES = (80, 70, 60, 50, 40, 30, 20, 10, 1)
_PDF_END, _WITHIN = b"%%EOF", 1024  # bytes at the end, where readers look for its mark
_PDF_DOTS = 300 / 72  # pixels of a point, where a page is smaller than A4
_NEEDS_PASSWORD = 4
_GRAY_MODES, _ODD_MODES = ("1", "L", "LA", "La"), ("F", "I", "LAB", "HSV")  # Pillow's
_NEW_CHECKSUM = ", and write the new checksum"


class Size(NamedTuple):
    """Pixels of a picture."""

    width: int
    height: int

    @property
    def pixels(self) -> int:
        return self.width * self.height


@dataclass(frozen=True)
class Scan:
    """What is known of a scan that was read through."""

    sizes: tuple[Size, ...] = ()
    """Of the picture of each page."""
    fault: tuple[str, str] | None = None
    """What is wrong with it and what would be right, if it can't be shown."""


class ScanError(ValueError):
    """A scan that can't be shown: what is wrong with it, and what would be right."""


def read_scan(name: str, content: bytes) -> Scan:
    """Read a scan through."""
    try:
        with _opened(name, content) as pages:
            return Scan(tuple(_sizes(pages)))
    except ScanError as error:
        wrong, right = error.args
        return Scan(fault=(wrong, right + _NEW_CHECKSUM))


def page_picture(name: str, content: bytes, page: int) -> bytes:
    """Return the picture of a page, counted from 0; raise `ScanError` if it can't be read."""
    with _opened(name, content) as pages, _reading(f"page {page + 1} is damaged or cut short"):
        return _as_jpeg(pages.image(page))


class _Pages(Protocol):
    """The pages of an open file, counted from 0."""

    def close(self) -> None: ...

    def count(self) -> int:
        """Return how many there are; more than `MOST_PAGES` need not be told apart."""

    def contained(self, page: int) -> list[Size]:
        """Return the sizes of the pictures that a page consists of; none is decoded."""

    def size(self, page: int) -> Size:
        """Return the size of the page as a picture, if it can be made."""

    def image(self, page: int) -> Image:
        """Return the page in that size, gray or in colours."""


def _sizes(pages: _Pages) -> Iterator[Size]:
    """Yield the size of each page's picture; raise `ScanError` at one that is odd."""
    count, total = pages.count(), 0
    if count == 0:
        raise ScanError("has no pages", "keep a whole copy")
    if count > MOST_PAGES:
        raise ScanError(f"has more than {MOST_PAGES} pages", "keep those of this letter")
    for page in range(count):
        name = f"page {page + 1}"
        with _reading(f"{name} is damaged or cut short"):
            for size in pages.contained(page):
                total += size.pixels
                if size.pixels > MOST_PIXELS:
                    raise _too_large(f"{name} has {size.width} × {size.height} pixels")
            if total > _MOST_IN_ALL:
                raise _too_large(f"its first {page + 1} pages have {total} pixels")
            yield pages.size(page)


def _too_large(wrong: str) -> ScanError:
    return ScanError(wrong, f"keep a copy of at most {MOST_PIXELS} pixels a page")


@contextmanager
def _opened(name: str, content: bytes) -> Iterator[_Pages]:
    if len(content) > LARGEST_SCAN:
        wrong = f"the file has {len(content)} bytes; at most {LARGEST_SCAN} are shown"
        raise ScanError(wrong, "keep a smaller copy")
    with _reading("can't be opened"):
        is_pdf = name.lower().endswith(".pdf")
        pages: _Pages = _PdfPages(content) if is_pdf else _RasterPages(content)
    try:
        yield pages
    finally:
        pages.close()


@contextmanager
def _reading(wrong: str) -> Iterator[None]:
    """Turn any error of a library into a `ScanError`; keep its warnings from the terminal."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except ScanError:
            raise
        except Exception as error:  # Pillow raises many kinds
            raise ScanError(wrong, "keep a copy that opens") from error


class _RasterPages:
    """The pages of a PNG, JPEG or TIFF."""

    def __init__(self, content: bytes) -> None:
        from PIL import Image

        try:
            self._file = Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "TIFF"))
        except Image.DecompressionBombError as error:
            raise _too_large("page 1 is too large") from error

    def close(self) -> None:
        self._file.close()

    def count(self) -> int:
        if self._file.format != "TIFF":
            return 1
        for page in range(MOST_PAGES + 1):
            try:
                self._file.seek(page)
            except EOFError:
                return page
        return MOST_PAGES + 1

    def contained(self, page: int) -> list[Size]:
        self._file.seek(page)
        return [Size(*self._file.size)]

    def size(self, page: int) -> Size:
        return Size(*self.image(page).size)

    def image(self, page: int) -> Image:
        from PIL import ImageOps
        from PIL.Image import Resampling

        self._file.seek(page)
        self._file.load()
        image = _of_eight_bits(self._file)
        image = image.resize(_fitted(*image.size), Resampling.LANCZOS, reducing_gap=3)
        return ImageOps.exif_transpose(_on_white(image))


class _PdfPages:
    """The pages of a PDF, whether scanned or not."""

    def __init__(self, content: bytes) -> None:
        from pypdfium2 import PdfDocument, PdfiumError

        if _PDF_END not in content[-_WITHIN:]:
            raise ScanError("is cut short: a PDF ends in %%EOF", "keep the whole file")
        try:
            self._file = PdfDocument(content)
        except PdfiumError as error:
            if error.err_code != _NEEDS_PASSWORD:
                raise
            raise ScanError("needs a password", "keep a copy without one") from error

    def close(self) -> None:
        self._file.close()

    def count(self) -> int:
        return len(self._file)

    def contained(self, page: int) -> list[Size]:
        from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

        pictures = self._file[page].get_objects(filter=[FPDF_PAGEOBJ_IMAGE])
        return [Size(*picture.get_px_size()) for picture in pictures]

    def size(self, page: int) -> Size:
        width, height = self._file[page].get_size()
        return _fitted(width * _PDF_DOTS, height * _PDF_DOTS)

    def image(self, page: int) -> Image:
        size = self.size(page)
        scale = size.width / self._file[page].get_width()
        image = self._file[page].render(scale=scale).to_pil().convert("RGB").resize(size)
        red, *others = image.split()
        return red if all(one.tobytes() == red.tobytes() for one in others) else image


def _fitted(width: float, height: float) -> Size:
    """Return the size of a page's picture: at most A4 in area, of any form."""
    scale = min(1, math.sqrt(_AREA / (width * height)), _LONGEST / max(width, height))
    return Size(max(1, round(width * scale)), max(1, round(height * scale)))


def _of_eight_bits(image: Image) -> Image:
    """Return an image in gray or in colours, of 8 bits each, transparent or not."""
    if image.mode.startswith("I;16"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in _ODD_MODES:
        right = "keep a copy in gray or colours of 8 bits"
        raise ScanError(f'has pixels of the kind "{image.mode}"', right)
    mode = "L" if image.mode in _GRAY_MODES else "RGB"
    return image.convert(f"{mode}A" if image.has_transparency_data else mode)


def _on_white(image: Image) -> Image:
    """Return an image without transparency."""
    import PIL.Image

    if image.mode in ("L", "RGB"):
        return image
    opaque = image.convert(image.mode[:-1])
    white = PIL.Image.new(opaque.mode, opaque.size, "white")
    white.paste(opaque, mask=image.getchannel("A"))
    white.info = opaque.info
    return white


def _as_jpeg(image: Image) -> bytes:
    """Return an image as JPEG, as good as the bytes allow; none of its metadata is written."""
    image.info = {}
    for quality in _QUALITIES:
        out = io.BytesIO()
        image.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
        if out.tell() <= LARGEST_PICTURE:
            break
    return out.getvalue()
