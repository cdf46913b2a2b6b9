"""The page numbers among the lines of a body.

In: lines. Out: the places of those that are page numbers: digits alone, one more each time, between
lines of words. The cells of a table that was pasted as lines are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gazette.letters.segment.lines import Line

_NUMBER = re.compile(r"\D{0,8}(\d{1,3})(?:\s?/\s?\d{1,3})?\W{0,3}")
_FIRST = (1, 2)
_WORDS = 20  # characters of a line of words


def page_numbers(lines: Sequence[Line]) -> frozenset[int]:
    """Return the places of the page numbers."""
    found: list[int] = []
    last = 0
    for at, line in enumerate(lines):
        number = _number_of(line)
        is_next = number == last + 1 or (not last and number in _FIRST)
        if number and is_next and _is_between_words(lines, at):
            found.append(at)
            last = number
    return frozenset(found)


def _number_of(line: Line) -> int:
    if len(line.text) > _WORDS or not line.has("page-number"):
        return 0
    number = _NUMBER.fullmatch(line.text)
    return int(number[1]) if number else 0


def _is_between_words(lines: Sequence[Line], at: int) -> bool:
    around = [lines[i] for i in (at - 1, at + 1) if 0 <= i < len(lines)]
    return all(len(line.text) >= _WORDS and not line.text.startswith("|") for line in around)
