"""The pages of a PNG, JPEG or TIFF, read by Pillow."""

from __future__ import annotations

import io
import warnings

import PIL.Image
from PIL.Image import Image, Resampling
from PIL.ImageOps import exif_transpose

from gazette.scans.model import MOST_PAGES, SHOWN, ScanError, Size, fitted, too_large

_CUT_TIFF = "Corrupt|Possibly corrupt|Truncated"  # what Pillow warns of where tags are cut off
_GRAY_MODES, _ODD_MODES = ("1", "L", "LA", "La"), ("F", "I", "LAB", "HSV")


class RasterPages:
    def __init__(self, content: bytes) -> None:
        try:
            self._file = PIL.Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "TIFF"))
        except PIL.Image.DecompressionBombError as error:
            raise too_large("page 1 is too large") from error

    def close(self) -> None:
        self._file.close()

    def count(self) -> int:
        if self._file.format != "TIFF":
            return 1
        warnings.filterwarnings("error", _CUT_TIFF)
        for page in range(MOST_PAGES + 1):
            try:
                self._file.seek(page)
            except EOFError:
                return page
        return MOST_PAGES + 1

    def contained(self, page: int) -> list[Size]:
        self._file.seek(page)
        return [Size(*self._file.size)]

    def image(self, page: int, area: int = SHOWN) -> Image:
        self._file.seek(page)
        self._file.load()
        image = _of_eight_bits(self._file)
        image = image.resize(fitted(*image.size, area), Resampling.LANCZOS, reducing_gap=3)
        return exif_transpose(_on_white(image))


def _of_eight_bits(image: Image) -> Image:
    """Return an image in gray or in colours, of 8 bits each, transparent or not."""
    if image.mode.startswith("I;16"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in _ODD_MODES:
        right = "keep a copy in gray or in colours of 8 bits"
        raise ScanError(f'has pixels of the kind "{image.mode}"', right)
    mode = "L" if image.mode in _GRAY_MODES else "RGB"
    return image.convert(f"{mode}A" if image.has_transparency_data else mode)


def _on_white(image: Image) -> Image:
    """Return an image without transparency."""
    if image.mode in ("L", "RGB"):
        return image
    opaque = image.convert(image.mode[:-1])
    white = PIL.Image.new(opaque.mode, opaque.size, "white")
    white.paste(opaque, mask=image.getchannel("A"))
    white.info = opaque.info
    return white
