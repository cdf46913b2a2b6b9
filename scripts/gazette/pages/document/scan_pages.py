"""The pages of a letter's scan beside its text, with what is said of the comparison of the two.

In: an entry. Out: a `ScanView`, or None where no scan is shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from gazette.corpus import Entry
from gazette.pages.addresses import scan_picture_address
from gazette.pages.labels import label
from gazette.scans.model import Size
from gazette.text.dates import short_date


@dataclass(frozen=True)
class ScanPage:
    """The picture of one page."""

    name: str
    address: str
    size: Size


@dataclass(frozen=True)
class ScanView:
    pages: tuple[ScanPage, ...]
    cleared: str
    """Who looked for private data, and when."""


def scan_view(entry: Entry) -> ScanView | None:
    """Return the scan of a letter, if an editor cleared it."""
    cleared, sizes = entry.directive.source.scan_cleared, entry.record.pictures
    if not cleared or not sizes:
        return None
    pages = (
        ScanPage(
            name=label("scan", "page", number=number),
            address=scan_picture_address(entry.address, number),
            size=size,
        )
        for number, size in enumerate(sizes, 1)
    )
    said = label("scan", "cleared", name=cleared.by, date=short_date(cleared.on))
    return ScanView(tuple(pages), said)
