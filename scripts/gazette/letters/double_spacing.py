r"""Blank lines after every line, those that wrap a paragraph too.

In: a text with LF. Out: edits that take the blank lines out. Programs write them that make each line
of a page a paragraph; a text with a paragraph a line keeps its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from gazette.letters.editing import Edit

_GAP = re.compile(r"\n{2,}")
_ENDED = (".", ":", ";", "!", "?", "…", ".”", '."')
_SPACED = 0.9  # the share of lines with a blank line after them
_WRAPPED = 0.05  # the share of those that go on in small letters
_FEWEST = 2
_FULL = 45  # characters of a line that was wrapped, at least
_WIDEST = 140  # of any line of a page


def double_spacing(text: str) -> Iterator[Edit]:
    """Yield an edit for each gap, if the lines of a text are double-spaced."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    gaps = list(_GAP.finditer(text.strip("\n")))
    if len(gaps) < (len(lines) - 1) * _SPACED or max(map(len, lines), default=0) > _WIDEST:
        return
    if sum(_goes_on(*pair) for pair in pairwise(lines)) < max(_FEWEST, len(gaps) * _WRAPPED):
        return
    lead = len(text) - len(text.lstrip("\n"))
    yield from (Edit(lead + gap.start(), lead + gap.end(), "\n") for gap in gaps)


def _goes_on(line: str, after: str) -> bool:
    is_open = len(line) >= _FULL and not line.endswith(_ENDED)
    return is_open and after[:1].islower()
