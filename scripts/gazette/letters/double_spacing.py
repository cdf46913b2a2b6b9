r"""Blank lines inside paragraphs, as programs write them that make each line of a page a paragraph.

In: a text with LF. Out: edits that take the blank lines out after lines that were wrapped. A text
with a paragraph a line keeps its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazette.letters.editing import Edit

_LINE = re.compile(r"^[^\n]*\S(?P<gap>[^\S\n]*\n\s*?\n\s*|\s*)", re.MULTILINE)
_ENDED = re.compile(r"[.:;!?…|][\"”’)*]*\Z")
_FULL = 45  # characters of a line that was wrapped, at least
_WIDEST = 140  # of any line of a page
_SPACED = 0.9  # the share of wrapped lines with a blank line after them
_SMALL = 0.2  # the share of those that go on in small letters
_FEWEST = 2


def double_spacing(text: str) -> Iterator[Edit]:
    """Yield an edit for each gap after a line that was wrapped, if most of these have one."""
    if max(map(len, text.split("\n"))) > _WIDEST:
        return
    wrapped = [line for line in _LINE.finditer(text) if _is_open(line) and line.end() < len(text)]
    spaced = [line for line in wrapped if line["gap"].count("\n") > 1]
    small = sum(text[line.end()].islower() for line in spaced)
    is_spaced = len(spaced) >= len(wrapped) * _SPACED
    if is_spaced and small >= max(_FEWEST, len(spaced) * _SMALL):
        yield from (Edit(*line.span("gap"), "\n") for line in spaced)


def _is_open(line: re.Match[str]) -> bool:
    words = line[0].strip()
    return len(words) >= _FULL and not _ENDED.search(words)
