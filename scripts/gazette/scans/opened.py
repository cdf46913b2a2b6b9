"""A scan opened: its pages read through, or one of them made a picture.

In: the name and bytes of a scan. Out: sizes, and JPEG without any metadata; or `ScanError`.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from gazette.scans.model import (
    MOST_IN_ALL,
    MOST_PAGES,
    MOST_PIXELS,
    SHOWN,
    Pages,
    ScanError,
    Size,
    too_large,
)

# Few records have scans, and Pillow and PDFium are slow to import.
# ruff: noqa: PLC0415
if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_PICTURE = 200_000
"""Bytes of the picture of a page."""
_STEPS = ((80, 1), (70, 1), (60, 1), (50, 1), (40, 1), (30, 1), (20, 1), (30, 2), (30, 4), (30, 8))
"""The qualities of JPEG that are tried in turn; of mere noise, several pixels are made one."""


def page_picture(name: str, content: bytes, page: int) -> bytes:
    """Return the picture of a page, counted from 0."""
    with opened(name, content) as pages, _reading(f"page {page + 1} is damaged or cut short"):
        return _as_jpeg(pages.image(page))


def picture_sizes(name: str, content: bytes) -> list[Size]:
    """Draw all pages of a scan and return their sizes as pictures."""
    with opened(name, content) as pages, _reading("is damaged or cut short"):
        return [Size(*image.size) for image in page_images(pages)]


def page_images(pages: Pages, area: int = SHOWN) -> Iterator[Image]:
    """Yield all pages of a scan as they are shown, in at most so many pixels each."""
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
                    raise too_large(f"{name} has {size.width} × {size.height} pixels")
            if total > MOST_IN_ALL:
                wrong = f"its first {page + 1} pages have {total} pixels"
                raise ScanError(wrong, f"keep a copy of at most {MOST_IN_ALL} pixels in all")
            yield pages.image(page, area)


@contextmanager
def opened(name: str, content: bytes) -> Iterator[Pages]:
    """Open a scan; whatever its library raises is a `ScanError`."""
    with _reading("can't be opened"):
        pages = _pages(name, content)
    try:
        yield pages
    finally:
        pages.close()


def _pages(name: str, content: bytes) -> Pages:
    if name.lower().endswith(".pdf"):
        from gazette.scans.pdf_pages import PdfPages

        return PdfPages(content)
    from gazette.scans.raster_pages import RasterPages

    return RasterPages(content)


@contextmanager
def _reading(wrong: str) -> Iterator[None]:
    """Turn any error of a library into a `ScanError`; keep its warnings from the terminal."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except (ScanError, ImportError):
            raise
        except Exception as error:  # Pillow raises many kinds
            raise ScanError(wrong, "keep a copy that opens") from error


def _as_jpeg(image: Image) -> bytes:
    """Return an image as JPEG, as good as the bytes allow; none of its metadata is written."""
    image.info = {}
    for quality, pixels in _STEPS:
        out = io.BytesIO()
        shown = image if pixels == 1 else image.reduce(pixels).resize(image.size)
        shown.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
        if out.tell() <= LARGEST_PICTURE:
            break
    return out.getvalue()
