"""Where a quotation of a text begins and ends: at whole words, and at whole rows of a table."""

from __future__ import annotations

import re

_ROW = re.compile(r"[^\S\n]*\|")
_FAR = 400  # characters; of a longer word a part is quoted
_TO_WORD_END = re.compile(r"\s*(?:\*\s+)*\S*")


def table_start(source: str, at: int) -> int:
    """Return where the table begins that a place lies in: the check counts its rows."""
    line = source.rfind("\n", 0, at) + 1
    while _ROW.match(source, line):
        at = line
        if not line:
            break
        line = source.rfind("\n", 0, line - 1) + 1
    return at


def row_end(source: str, at: int) -> int:
    """Return where the row of a table ends that a place lies in."""
    end = source.find("\n", at)
    is_row = _ROW.match(source, source.rfind("\n", 0, at) + 1)
    return at if not is_row else end if end >= 0 else len(source)


def word_start(source: str, at: int) -> int:
    """Return where the word before a place begins; a lone asterisk would count as another sign."""
    start, first = at, max(at - _FAR, 0)
    while start > first:
        end = start
        while end > first and source[end - 1].isspace():
            end -= 1
        start = end
        while start > first and not source[start - 1].isspace():
            start -= 1
        if source[start:end] != "*":
            break
    return start


def word_end(source: str, at: int) -> int:
    """Return where the word after a place ends."""
    word = _TO_WORD_END.match(source, at, at + _FAR)
    return word.end() if word else at
