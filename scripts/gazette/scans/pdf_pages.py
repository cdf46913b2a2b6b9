"""The pages of a PDF, scanned or not, drawn by PDFium."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdfium2 import PdfDocument, PdfiumError, PdfPage
from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_PAGEOBJ_IMAGE

from gazette.scans.model import SHOWN, ScanError, Size, fitted

if TYPE_CHECKING:  # most PDFs whose text is read aren't drawn
    from PIL.Image import Image

_END, _WITHIN = b"%%EOF", 1024  # bytes at the end, where readers look for its mark
_DOTS = 300 / 72  # pixels of a point, where a page is smaller than A4


class PdfPages:
    def __init__(self, content: bytes) -> None:
        if _END not in content[-_WITHIN:]:
            raise ScanError("is cut short: a PDF ends in %%EOF", "keep the whole file")
        try:
            self._file = PdfDocument(content)
        except PdfiumError as error:
            # The code may be left from another file
            if error.err_code == FPDF_ERR_PASSWORD and b"/Encrypt" in content:
                raise ScanError("needs a password", "keep a copy without one") from error
            raise ScanError("can't be opened, or has no pages", "keep a copy that opens") from error

    def close(self) -> None:
        self._file.close()

    def count(self) -> int:
        return len(self._file)

    def contained(self, page: int) -> list[Size]:
        pictures = self._file[page].get_objects(filter=[FPDF_PAGEOBJ_IMAGE])
        return [Size(*picture.get_px_size()) for picture in pictures]

    def page(self, page: int) -> PdfPage:
        return self._file[page]

    def image(self, page: int, area: int = SHOWN) -> Image:
        width, height = self._file[page].get_size()
        size = fitted(width * _DOTS, height * _DOTS, area)
        image: Image = self._file[page].render(scale=size.width / width).to_pil()
        image = image.convert("RGB").resize(size)
        red, *others = image.split()
        return red if all(one.tobytes() == red.tobytes() for one in others) else image
