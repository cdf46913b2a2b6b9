"""The paragraphs of a body, from its lines.

In: the lines of a body. Out: groups of lines, each a paragraph or a table, and the page numbers
between them. A paste may wrap paragraphs at the width of its page or have a paragraph a line; a
page turn may break one in two.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gazette.letters.model import LeftOut, Span
from gazette.letters.segment.lines import Line
from gazette.letters.segment.page_numbers import page_numbers
from gazette.letters.segment.reasons import PAGE, SITE
from gazette.records.footnotes import note_mark
from gazette.records.marks import mark_of

_WIDEST = 140  # characters of a line of a page; longer lines are whole paragraphs
_NARROWEST = 40
_STRAY = 50  # one wrapped line of so many may be wider than the page
_FULL = 0.72  # the share of the width from which a line is full
_GAPS = 3  # blank lines of a body whose paragraphs they divide, at least
_MOST = 0.8  # the share of full lines among those that go on
_LEAST_SPACED = 8
_PART = 4  # one line of so many goes on with a small letter in a body with wrapped lines
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
    def span(self) -> Span:
        return Span(self.start, self.end)

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
    has_gaps: bool
    """Whether blank lines divide paragraphs, so that a full line never ends one."""


_UNWRAPPED = _Page(0, 0, has_gaps=False)


def paragraphs_of(
    lines: Sequence[Line], is_alien: Callable[[Line], bool]
) -> tuple[tuple[Paragraph, ...], tuple[LeftOut, ...]]:
    """Group the lines of a body but aliens, such as buttons; return what was left out too."""
    numbers = {lines[at] for at in page_numbers(lines)}
    aliens = {line for line in lines if is_alien(line)} | numbers
    own = [line for line in lines if line not in aliens]
    if _is_double_spaced(own):
        lines = own = [replace(line, is_after_gap=False) for line in own]
    paragraphs = tuple(_paragraphs(own, lines, _page_of(own)))
    return paragraphs, tuple(_left_out(lines, paragraphs, numbers))


def _is_double_spaced(lines: Sequence[Line]) -> bool:
    """Tell whether a blank line follows every line, those inside paragraphs too."""
    gaps = sum(line.is_after_gap for line in lines)
    pairs = [pair for pair in pairwise(lines) if not pair[0].has("sentence-end")]
    small = sum(_is_small(line.text) for _, line in pairs)
    return len(lines) >= _LEAST_SPACED and gaps >= len(lines) * _MOST and small * _PART > len(lines)


def _left_out(
    lines: Sequence[Line], paragraphs: Sequence[Paragraph], numbers: Container[Line]
) -> Iterator[LeftOut]:
    """Yield the lines that stand in no paragraph, nor between two parts of one."""
    ends = iter([*((one.start, one.end) for one in paragraphs), (sys.maxsize, sys.maxsize)])
    start, end = next(ends)
    for line in lines:
        while line.start >= end:
            start, end = next(ends)
        if line.start < start:
            yield LeftOut(line.span, PAGE if line in numbers else SITE)


def _page_of(lines: Sequence[Line]) -> _Page:
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
    return _Page(width, first + _INDENT if is_indented else 0, has_gaps)


def _paragraphs(
    lines: Sequence[Line], all_lines: Sequence[Line], page: _Page
) -> Iterator[Paragraph]:
    before = dict(zip(all_lines[1:], all_lines, strict=False))
    group: list[Line] = []
    breaks: list[int] = []
    for line in lines:
        is_turn = line.is_after_gap or (bool(group) and before[line] is not group[-1])
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
    if _is_heading(before, line) or _begins_point(before, line, page):
        return False
    is_open = _is_small(line.text) or _is_number_of(before, line)
    if is_open and not before.has("sentence-end"):
        return True
    return bool(page.width) and not is_turn and _is_wrapped(before, line, page)


def _is_wrapped(before: Line, line: Line, page: _Page) -> bool:
    """Tell whether a line goes on with the one before it by how the page was set."""
    if page.indent:
        return line.x < page.indent
    if len(before.text) < page.width * _FULL:
        return False
    if page.has_gaps:
        return True
    is_ended = before.has("sentence-end")
    return not _begins_anew(before, line) and not (is_ended and _would_fit(before, line, page))


def _is_heading(before: Line, line: Line) -> bool:
    """Tell whether the line before is a heading in capitals, or this begins an annex."""
    if line.has("annex-lead") and line.is_capitals:
        return True
    if before.is_capitals == line.is_capitals:
        return False
    if before.is_capitals:
        return len(before.text) >= _LEAST_HEADING
    return before.has("sentence-end") and len(line.text) >= _LEAST_HEADING


def _begins_anew(before: Line, line: Line) -> bool:
    """Tell whether a line begins a paragraph by its first words, or follows the end of an item."""
    if not line.text[:1].isupper():
        return False
    is_ended = before.has("sentence-end")
    is_led = line.has(*(("prose-lead", "closing-lead") if is_ended else ("sentence-lead",)))
    is_heading = line.is_capitals and len(line.text.split()) > 1 and line.text.endswith(":")
    return before.text.endswith((";", ":")) or is_heading or is_led


def _begins_point(before: Line, line: Line, page: _Page) -> bool:
    """Tell whether a line begins a point, and not with a dash or number of running text."""
    is_ended = before.has("sentence-end")
    if note_mark(line.text):
        return is_ended
    mark = mark_of(line.text)
    if mark and mark[0] == "dash" and not is_ended:
        is_full = page.width and len(before.text) >= page.width * _FULL
        return not (_is_small(line.text[1:].lstrip()) or (is_full and not line.is_after_gap))
    is_open = not line.is_after_gap and _is_number_of(before, line)
    return bool(mark) and (is_ended or not is_open)


def _is_number_of(before: Line, line: Line) -> bool:
    """Tell whether a line begins with the number that the line before leads to."""
    return line.text[:1].isdigit() and before.has("before-number-end")


def _is_small(text: str) -> bool:
    """Tell whether a text begins with a small letter, or with what goes on with a sentence."""
    return text.lstrip('*“"')[:1].islower() or text[:1] in ",;)”"


def _would_fit(before: Line, line: Line, page: _Page) -> bool:
    """Tell whether the first word of a line had room on the line before it."""
    return len(before.text) + 1 + len(line.text.split(maxsplit=1)[0]) < page.width
