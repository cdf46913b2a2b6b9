"""Where the slips that a record notes stand in a printed text, and the letters they go by."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gazette.records.model import Sic


def find_all(text: str, quote: str) -> list[int]:
    """Return where `quote` stands in `text`, without overlap."""
    return [found.start() for found in re.finditer(re.escape(quote), text)]


def find_slips(text: str, slips: Iterable[Sic]) -> list[tuple[int, int, int]]:
    """Return start, end and position in `slips` of each slip; of two that overlap, the first."""
    found = sorted(
        (start, start + len(sic.quote), i)
        for i, sic in enumerate(slips)
        for start in find_all(text, sic.quote)
    )
    kept: list[tuple[int, int, int]] = []
    for slip in found:
        if not kept or slip[0] >= kept[-1][1]:
            kept.append(slip)
    return kept


def slip_letter(position: int) -> str:
    """0 → a, 25 → z, 26 → aa: the sign of a slip, on pages and on paper."""
    tens, ones = divmod(position, 26)
    return (slip_letter(tens - 1) if tens else "") + chr(ord("a") + ones)
