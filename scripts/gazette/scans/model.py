"""What is known of a scan, and what its pages can do; limits that bound their time and memory."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:  # few records have scans, and Pillow is slow to import
    from PIL.Image import Image

SUFFIXES = (".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff")
LARGEST_SCAN = 50_000_000
"""Bytes of the file."""
MOST_PAGES = 200
MOST_PIXELS = 70_000_000
"""Of each picture in the file: A3 at 600 dots per inch."""
MOST_IN_ALL = 2_000_000_000
"""Pixels of the file: 200 pages of A4 at 300 dots per inch."""
SHOWN = 1240 * 1754
"""Pixels of the picture of a page: A4 at 150 dots per inch."""
_LONGEST = 10_000  # pixels of its longer side


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
    is_lasting: bool = True
    """False if its reader was stopped: another time it may be read to its end."""


class ScanError(ValueError):
    """A scan that can't be shown: what is wrong with it, and what would be right."""


class Pages(Protocol):
    """The pages of an open file, counted from 0."""

    def close(self) -> None: ...

    def count(self) -> int:
        """Return how many there are; more than `MOST_PAGES` need not be told apart."""

    def contained(self, page: int) -> list[Size]:
        """Return the sizes of the pictures that a page consists of; none is decoded."""

    def image(self, page: int, area: int = SHOWN) -> Image:
        """Return the page in at most so many pixels, gray or in colours."""


def too_large(wrong: str) -> ScanError:
    return ScanError(wrong, f"keep a copy of at most {MOST_PIXELS} pixels a page")


def fitted(width: float, height: float, area: int = SHOWN) -> Size:
    """Return the size of a page's picture: of at most so many pixels, of any form."""
    scale = min(1, math.sqrt(area / (width * height)), _LONGEST / max(width, height))
    return Size(max(1, round(width * scale)), max(1, round(height * scale)))
