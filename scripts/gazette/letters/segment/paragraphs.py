"""The paragraphs of a body, from its lines.

In: the lines of a body. Out: groups of lines, each a paragraph or a table. A paste may wrap
paragraphs at the width of its page, or have a paragraph a line; a page turn may break one in two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gazette.letters.segment.lines import Line
from gazette.records.footnotes import note_mark
from gazette.records.marks import mark_of

_WIDEST = 140  # characters of a line of a page; longer lines are whole paragraphs
_FULL = 0.72  # the share of the width from which a line is full
_OPEN_WORDS = re.compile(r"(?:\b(?:số|ngày|tháng|năm|điểm|khoản|mục|Điều|điều|từ|đến|và|hoặc|của|với)|[,(/])$")
_LEAST_HEADING = 8  # characters of a heading in capitals
_ANNEX = "annex-lead"


@dataclass(frozen=True)
class Paragraph:
    """The lines of a paragraph or of a table."""

    lines: tuple[Line, ...]
    breaks: tuple[int, ...] = ()
    """The numbers of the lines before which a blank line or a page number was taken out."""

    @property
    def start(self) -> int:
        return self.lines[0].start

    @property
    def end(self) -> int:
        return self.lines[-1].end

    @property
    def is_table(self) -> bool:
        return self.lines[0].text.startswith("|")


def paragraphs_of(lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    """Group the lines of a body."""
    return tuple(_paragraphs(lines, _width(lines)))


def _width(lines: Sequence[Line]) -> int:
    """Return the width at which lines were wrapped; 0 if they were not."""
    wrapped = sorted(
        len(line.text)
        for line, after in zip(lines, lines[1:], strict=False)
        if not after.is_after_gap and not line.text.startswith("|")
    )
    if not wrapped or wrapped[-1] > _WIDEST:
        return 0
    width = wrapped[-1 - len(wrapped) // 50]
    return width if width >= 40 else 0


def _paragraphs(lines: Sequence[Line], width: int) -> Iterator[Paragraph]:
    group: list[Line] = []
    breaks: list[int] = []
    numbers: list[Line] = []
    for line in lines:
        if group and line.is_after_gap and line.has("page-number") and not group[0].text.startswith("|"):
            numbers.append(line)
            continue
        joined = group and _goes_on(group, line, width, is_over_number=bool(numbers))
        if joined and (line.is_after_gap or numbers):
            breaks.append(len(group))
        if group and not joined:
            yield Paragraph(tuple(group), tuple(breaks))
            group, breaks = [], []
        group, numbers = [*group, line], []
    if group:
        yield Paragraph(tuple(group), tuple(breaks))


def _goes_on(group: Sequence[Line], line: Line, width: int, *, is_over_number: bool) -> bool:
    before = group[-1]
    if line.text.startswith("|") or before.text.startswith("|"):
        return line.text.startswith("|") and before.text.startswith("|")
    if line.has(_ANNEX) and line.is_capitals:
        return False
    if before.is_capitals and not line.is_capitals and len(before.text) >= _LEAST_HEADING:
        return False
    if line.is_after_gap or is_over_number:
        return _is_broken(before, line)
    if _begins_point(before, line):
        return False
    ended = before.has("sentence-end-inside")
    if not ended and _is_small(line.text):
        return True
    if not width or len(before.text) < width * _FULL:
        return False
    return not ended or not _would_fit(before, line, width)


def _is_broken(before: Line, line: Line) -> bool:
    """Tell whether a paragraph was broken by a page turn between two lines."""
    if before.has("sentence-end-inside") or _begins_point(before, line):
        return False
    return _is_small(line.text)


def _begins_point(before: Line, line: Line) -> bool:
    """Tell whether a line begins a point, and not with a dash or number of running text."""
    if note_mark(line.text):
        return before.has("sentence-end-inside")
    found = mark_of(line.text)
    if not found:
        return False
    if before.has("sentence-end-inside"):
        return True
    if found[0] == "dash":
        return not _is_small(line.text[1:].lstrip())
    return not _OPEN_WORDS.search(before.text)


def _is_small(text: str) -> bool:
    """Tell whether a text begins with a small letter, or with what ends a bracket or a clause."""
    first = text.lstrip("*“\"")[:1]
    return first.islower() or text[:1] in ",;)”"


def _would_fit(before: Line, line: Line, width: int) -> bool:
    """Tell whether the first word of a line had room on the line before it."""
    word = line.text.split(maxsplit=1)[0]
    return len(before.text) + 1 + len(word) < width
