"""What is never broken at its hyphen or dash: "Covid-19", "358-CV/HU", "tế - xã" of its sentence.

A line that ends in a dash loses it where programs read text off paper: they take it for a hyphen
that only parts a word.
"""

from __future__ import annotations

import re

_WHOLE = re.compile(
    r"(?:(?<!\S)\S{1,9} |(?<=\S ))- \S{1,9}"  # a dash with its short neighbours
    r"|(?<![\w/-])[\w/]{1,12}(?:-[\w/]{1,9}){1,2}(?![\w/-])"
)


def find_whole(text: str) -> list[tuple[int, int]]:
    """Return where each such stretch begins and ends; they are short enough to stand on a line."""
    return [found.span() for found in _WHOLE.finditer(text)]
