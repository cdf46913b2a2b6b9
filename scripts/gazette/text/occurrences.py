"""Where one text stands in another."""

from __future__ import annotations

import re


def find_all(text: str, quote: str) -> list[int]:
    """Return where `quote` stands in `text`, without overlap."""
    return [found.start() for found in re.finditer(re.escape(quote), text)]
