"""Footnotes as letters print them: a mark glued to a word, and a paragraph that begins with it.

`12-CT/TU(1)` … `(1) Ban hành năm 2021`; also `[1]`, `¹` and `(*)`. A number in brackets with a
blank before it counts items, and "m²" is a measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""The digits 0 to 9 as marks of footnotes have them."""
_NO_MEASURE = r"(?<!\bm)(?<![\d_]m)(?<!\b[kcdm]m)(?<![\d_][kcdm]m)"  # "m²", "2m²", "km²"
_PRINTED = rf"\((\d{{1,2}}|\*{{1,3}})\)|\[(\d{{1,2}})\]|{_NO_MEASURE}([{RAISED}]{{1,2}})"
_MARK = re.compile(rf"(?<=[^\s(])(?:{_PRINTED})(?![\w{RAISED}])")
_OPENS = re.compile(rf"[(\[{RAISED}]")
_NOTE = re.compile(rf"(?:{_PRINTED})\s*(?=\S)")
_DIGITS = str.maketrans(RAISED, "0123456789")


def marks_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of what may be marks of footnotes."""
    if not _OPENS.search(text):  # most paragraphs
        return iter(())
    return (found.span() for found in _MARK.finditer(text))


def note_mark(text: str) -> str:
    """Return the mark that a paragraph begins with, as printed, or ""."""
    found = _NOTE.match(text)
    return found[0].rstrip() if found else ""


def number_of(mark: str) -> str:
    """Return the number in a mark, or its stars: "(1)" and "¹" are 1."""
    return mark.strip("()[]").translate(_DIGITS)


def count_notes(texts: Sequence[str]) -> int:
    """Return how many of the last texts are notes: each begins with a mark used above it."""
    start = len(texts) - len(list(takewhile(note_mark, reversed(texts))))
    used = set[str]()
    for place, text in enumerate(texts):
        if place >= start and note_mark(text) not in used:
            start = place + 1
        used.update(text[begin:end] for begin, end in marks_in(text))
    return len(texts) - start
