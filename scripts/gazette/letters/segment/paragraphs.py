"""The paragraphs of a body, from its lines.

In: the lines of a body. Out: groups of lines, each a paragraph or a table, and the page numbers
between them. A paste may wrap paragraphs at the width of its page or have a paragraph a line; a
page turn may break one in two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gazette.letters.segment.lines import Line
from gazette.letters.segment.page_numbers import page_numbers
from gazette.records.footnotes import note_mark
from gazette.records.marks import mark_of

_WIDEST = 140  # characters of a line of a page; longer lines are whole paragraphs
_NARROWEST = 40
_STRAY = 50  # one wrapped line of so many may be wider than the page
_FULL = 0.72  # the share of the width from which a line is full
_INDENT = 2  # blanks before the first line of a paragraph, at least
_LEAST_HEADING = 8  # characters of a heading in capitals


@dataclass(frozen=True)
class Paragraph:
    """The lines of a paragraph or of a table."""

    lines: tuple[Line, ...]
    breaks: tuple[int, ...] = ()
    """The lines, by number, before which a page turn was taken out."""

    @property
    def start(self) -> int:
        return self.lines[0].start

    @property
    def end(self) -> int:
        return self.lines[-1].end

    @property
    def text(self) -> str:
        """Its lines as one."""
        return " ".join(line.text for line in self.lines)

    @property
    def is_table(self) -> bool:
        return self.lines[0].text.startswith("|")


@dataclass(frozen=True)
class _Page:
    """How the lines of a body were set."""

    width: int
    """At which lines were wrapped; 0 if they were not."""
    indent: int
    """Where the first line of a paragraph stands, if it is indented and other lines are not."""


def paragraphs_of(lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    """Group the lines of a body."""
    return tuple(_paragraphs(lines, _page_of(lines)))


def _page_of(lines: Sequence[Line]) -> _Page:
    pairs = [pair for pair in pairwise(lines) if not pair[0].text.startswith("|")]
    lengths = sorted(len(line.text) for line, after in pairs if not after.is_after_gap)
    if not lengths or lengths[-1] > _WIDEST:
        return _Page(0, 0)
    width = lengths[-1 - len(lengths) // _STRAY]
    if width < _NARROWEST:
        return _Page(0, 0)
    first = min(line.x for line in lines)
    indented = [line for line in lines if line.x >= first + _INDENT]
    is_indented = 1 < len(indented) < len(lines) - 1
    return _Page(width, first + _INDENT if is_indented else 0)


def _paragraphs(lines: Sequence[Line], page: _Page) -> Iterator[Paragraph]:
    group: list[Line] = []
    breaks: list[int] = []
    numbers = page_numbers(lines)
    for at, line in enumerate(lines):
        if at in numbers:
            continue
        is_turn = line.is_after_gap or at - 1 in numbers
        if group and _goes_on(group[-1], line, page, is_turn=is_turn):
            breaks += [len(group)] if is_turn else []
        elif group:
            yield Paragraph(tuple(group), tuple(breaks))
            group, breaks = [], []
        group.append(line)
    if group:
        yield Paragraph(tuple(group), tuple(breaks))


def _goes_on(before: Line, line: Line, page: _Page, *, is_turn: bool) -> bool:
    """Tell whether a line goes on with the paragraph of the line before it."""
    is_row, was_row = line.text.startswith("|"), before.text.startswith("|")
    if is_row or was_row:
        return is_row and was_row and not line.is_after_gap
    if _is_heading(before, line) or _begins_point(before, line):
        return False
    is_ended = before.has("sentence-end-inside")
    is_open = _is_small(line.text) or _is_number_of(before, line)
    if is_turn or not page.width:
        return not is_ended and is_open
    if page.indent and not line.is_after_gap:
        return line.x < page.indent or (is_open and not is_ended)
    if not is_ended and is_open:
        return True
    is_full = len(before.text) >= page.width * _FULL
    return is_full and not (is_ended and _would_fit(before, line, page.width))


def _is_heading(before: Line, line: Line) -> bool:
    """Tell whether the line before is a heading in capitals, or this begins an annex."""
    if line.has("annex-lead") and line.is_capitals:
        return True
    is_long = len(before.text) >= _LEAST_HEADING
    return is_long and before.is_capitals and not line.is_capitals


def _begins_point(before: Line, line: Line) -> bool:
    """Tell whether a line begins a point, and not with a dash or number of running text."""
    is_ended = before.has("sentence-end-inside")
    if note_mark(line.text):
        return is_ended
    mark = mark_of(line.text)
    if mark and mark[0] == "dash" and not is_ended:
        return not _is_small(line.text[1:].lstrip())
    is_open = not line.is_after_gap and _is_number_of(before, line)
    return bool(mark) and (is_ended or not is_open)


def _is_number_of(before: Line, line: Line) -> bool:
    """Tell whether a line begins with the number that the line before leads to."""
    return line.text[:1].isdigit() and before.has("before-number-inside")


def _is_small(text: str) -> bool:
    """Tell whether a text begins with a small letter, or with what goes on with a sentence."""
    return text.lstrip('*“"')[:1].islower() or text[:1] in ",;)”"


def _would_fit(before: Line, line: Line, width: int) -> bool:
    """Tell whether the first word of a line had room on the line before it."""
    return len(before.text) + 1 + len(line.text.split(maxsplit=1)[0]) < width
