"""A text of a record or of its source on one line, as the two are compared."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from gazette.records.body_parts import TABLE_RULE
from gazette.text.spans import with_offsets

GAP = "\x00"
"""Replaces a piece that was found, so that no other piece is found across it."""
STAR = "⁎"
"""Replaces a `*` alone on its line: that of the letterhead, not an emphasis marker."""

_CELL = re.compile(r"\S(?:[^\t ]| {1,3}(?! ))*")
"""What stands between wide gaps: a tab, or four blanks and more, divide the columns of a source."""
_RULE = 2
"""The place of `| --- |` among the lines of a table; in another, dashes are what cells hold."""


class Flat:
    """A text on one line, as it is compared, and where it comes from."""

    def __init__(self, text: str) -> None:
        self._lines = list(_compared_lines(text))
        self._starts = [0, *accumulate(len(shown) + 1 for _, _, shown in self._lines)]
        self.text = " ".join(shown for _, _, shown in self._lines)

    def offset(self, at: int) -> int:
        """Return the offset in the text of a character of its flat form."""
        if not self._lines:
            return 0
        number = min(bisect_right(self._starts, at), len(self._lines)) - 1
        place, line, _ = self._lines[number]
        within = at - self._starts[number]
        ends = range(within, len(line) + 1)
        return place + next((end for end in ends if _unescaped(line[:end]) >= within), len(line))


def flat(text: str) -> str:
    """Return `text` in NFC on one line: lines trimmed, empty ones dropped, the rest joined.

    Blanks inside a line stay, but a wide gap counts as the end of a line. The line `| --- |` under
    the head of a table is dropped, since only a record needs it. A backslash before an asterisk is
    the source's Markdown and goes.
    """
    return " ".join(shown for _, _, shown in _compared_lines(unicodedata.normalize("NFC", text)))


def _compared_lines(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield each line and column that counts: its offset, as it stands, and as it is compared."""
    row = 0
    for offset, line in with_offsets(text):
        row = row + 1 if line.strip().startswith("|") else 0
        if not (row == _RULE and TABLE_RULE.fullmatch(line.strip())):
            for cell in _CELL.finditer(line):
                bare = cell[0].rstrip()
                shown = STAR if bare in ("*", r"\*") else bare.replace("\\*", "*")
                yield offset + cell.start(), bare, shown


def _unescaped(line: str) -> int:
    return len(line.replace("\\*", "*"))
