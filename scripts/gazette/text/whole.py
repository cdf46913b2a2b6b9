"""Words that are never broken at their hyphens: "Covid-19", "358-CV/HU", "SARS-CoV-2"."""

from __future__ import annotations

import re

_WHOLE = re.compile(r"(?<![\w/-])[\w/]{1,9}(?:-[\w/]{1,9}){1,2}(?![\w/-])")


def find_whole(text: str) -> list[tuple[int, int]]:
    """Return where each such word begins and ends; they are short enough to stand on a line."""
    return [found.span() for found in _WHOLE.finditer(text)]
