"""How the lines of a body were set: wrapped or not, indented, with blank lines between.

In: the lines of a body. Out: a `Setting`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gazette.letters.segment.lines import Line

_WIDEST = 140  # characters of a line of a page; longer lines are whole paragraphs
_NARROWEST = 40
_STRAY = 50  # one wrapped line of so many may be wider than the page
_FULL = 0.72  # the share of the width from which a line is full
_GAPS = 3  # blank lines of a body whose paragraphs they divide, at least
_MOST = 0.8  # the share of full lines among those that go on
_INDENT = 2  # blanks before the first line of a paragraph, at least


@dataclass(frozen=True)
class Setting:
    """How the lines of a body were set."""

    width: int
    """At which lines were wrapped; 0 if they were not."""
    indent: int
    """Where the first line of a paragraph stands, if it is indented and other lines are not."""
    has_gaps: bool
    """Whether blank lines divide paragraphs, so that a full line never ends one."""

    def fills(self, line: Line) -> bool:
        """Tell whether a line is so long that it may have been wrapped."""
        return len(line.text) >= self.width * _FULL


_UNWRAPPED = Setting(0, 0, has_gaps=False)


def setting_of(lines: Sequence[Line]) -> Setting:
    """Return how lines were set."""
    pairs = [pair for pair in pairwise(lines) if not pair[0].text.startswith("|")]
    close = [line for line, after in pairs if not after.is_after_gap]
    lengths = sorted(len(line.text) for line in close)
    is_broken = any(not (one.has("sentence-end") or one.is_capitals) for one in close)
    if not is_broken or lengths[-1] > _WIDEST:
        return _UNWRAPPED
    width = lengths[-1 - len(lengths) // _STRAY]
    if width < _NARROWEST:
        return _UNWRAPPED
    first = min(line.x for line in lines)
    indented = [line for line in lines if line.x >= first + _INDENT]
    is_indented = 1 < len(indented) < len(lines) - 1
    full = sum(length >= width * _FULL for length in lengths)
    gaps = sum(line.is_after_gap for line in lines)
    has_gaps = gaps >= _GAPS and full >= len(lengths) * _MOST
    return Setting(width, first + _INDENT if is_indented else 0, has_gaps)


def is_small(text: str) -> bool:
    """Tell whether a text begins with a small letter, or with what goes on with a sentence."""
    return text.lstrip('*“"')[:1].islower() or text[:1] in ",;)”"
