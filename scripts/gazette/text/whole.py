"""What is never broken at its hyphen or dash: "Covid-19", "358-CV/HU", "tế - xã" of its sentence.

A line that ends in a dash loses it where programs read text off paper: they take it for a hyphen
that only parts a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_WHOLE = re.compile(
    r"(?:(?<!\S)\S{1,9}+ |(?<=\S ))- \S{1,9}"  # a dash with its short neighbours
    r"|(?<![\w/-])[\w/]{1,12}+(?:-[\w/]{1,9}){1,2}(?![\w/-])"
)

Pieces = tuple[tuple[str, str], ...]
"""A text in pairs: words that may be broken, then words that may not. Either may be empty."""


def find_whole(text: str) -> list[tuple[int, int]]:
    """Return where each such stretch begins and ends; they are short enough to stand on a line."""
    return [found.span() for found in _WHOLE.finditer(text)] if "-" in text else []


def whole_pieces(text: str, spans: Iterable[tuple[int, int]] = ()) -> Pieces:
    """Return a text parted at what is never broken in it: at `spans`, too."""
    return tuple(_pieces(text, sorted([*find_whole(text), *spans])))


def _pieces(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[str, str]]:
    at = 0
    for start, end in spans:
        first = max(start, at)  # where two overlap, the second goes on after the first
        if first < end:
            yield text[at:first], text[first:end]
            at = end
    yield text[at:], ""
