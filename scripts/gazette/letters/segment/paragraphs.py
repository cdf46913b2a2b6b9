"""The paragraphs of a body, from its lines.

In: the lines of a body. Out: groups of lines, each a paragraph or a table, and the page numbers
between them. A paste may wrap paragraphs at the width of its page or have a paragraph a line; a
page turn may break one in two.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from gazette.letters.model import LeftOut, Span
from gazette.letters.segment.lines import Line
from gazette.letters.segment.page_numbers import page_numbers
from gazette.letters.segment.reasons import PAGE, SITE
from gazette.letters.segment.setting import Setting, is_small, setting_of
from gazette.records.body_parts import TABLE_RULE
from gazette.records.footnotes import note_mark
from gazette.records.marks import mark_of

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

    @property
    def has_head(self) -> bool:
        """Whether a table has the line that stands under its head."""
        return len(self.lines) > 1 and bool(TABLE_RULE.fullmatch(self.lines[1].text))


def paragraphs_of(
    lines: Sequence[Line], is_alien: Callable[[Line], bool]
) -> tuple[tuple[Paragraph, ...], tuple[LeftOut, ...]]:
    """Group the lines of a body but aliens, such as buttons; return what was left out too."""
    numbers = {lines[at] for at in page_numbers(lines)}
    aliens = {line for line in lines if is_alien(line)} | numbers
    own = [line for line in lines if line not in aliens]
    paragraphs = tuple(_whole_tables(_paragraphs(own, lines, setting_of(own))))
    return paragraphs, tuple(_left_out(lines, paragraphs, numbers))


def _whole_tables(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Yield the paragraphs; rows after a blank line that have no head go on with the table."""
    before: Paragraph | None = None
    for one in paragraphs:
        if before and before.is_table and one.is_table and not one.has_head:
            before = Paragraph((*before.lines, *one.lines), before.breaks)
            continue
        if before and _repeats_head(before, one):
            rows = one.lines[2:] if one.has_head else one.lines[1:]
            before = Paragraph((*before.lines, *rows), (*before.breaks, len(before.lines)))
            continue
        if before:
            yield before
        before = one
    if before:
        yield before


def _repeats_head(before: Paragraph, table: Paragraph) -> bool:
    """Tell whether a table goes on with another whose head it repeats on a new page."""
    is_same = before.has_head and before.lines[0].text == table.lines[0].text
    return is_same and len(table.lines) > (2 if table.has_head else 1)


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


def _paragraphs(
    lines: Sequence[Line], all_lines: Sequence[Line], page: Setting
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


def _goes_on(before: Line, line: Line, page: Setting, *, is_turn: bool) -> bool:
    """Tell whether a line goes on with the paragraph of the line before it."""
    is_row, was_row = line.text.startswith("|"), before.text.startswith("|")
    if is_row or was_row:
        return is_row and was_row and not line.is_after_gap
    if _is_heading(before, line) or _begins_point(before, line, page):
        return False
    is_open = is_small(line.text) or _is_number_of(before, line) or before.has("open-end")
    if is_open and not before.has("sentence-end"):
        return True
    return bool(page.width) and not is_turn and _is_wrapped(before, line, page)


def _is_wrapped(before: Line, line: Line, page: Setting) -> bool:
    """Tell whether a line goes on with the one before it by how the page was set."""
    if page.indent:
        return line.x < page.indent
    if not page.fills(before):
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


def _begins_point(before: Line, line: Line, page: Setting) -> bool:
    """Tell whether a line begins a point, and not with a dash or number of running text."""
    is_ended = before.has("sentence-end")
    if note_mark(line.text):
        return is_ended
    mark = mark_of(line.text)
    if mark and mark[0] == "dash" and not is_ended:
        is_full = bool(page.width) and page.fills(before)
        return not (is_small(line.text[1:].lstrip()) or (is_full and not line.is_after_gap))
    is_open = not line.is_after_gap and _is_number_of(before, line)
    return bool(mark) and (is_ended or not is_open)


def _is_number_of(before: Line, line: Line) -> bool:
    """Tell whether a line begins with the number that the line before leads to."""
    return line.text[:1].isdigit() and before.has("before-number-end")


def _would_fit(before: Line, line: Line, page: Setting) -> bool:
    """Tell whether the first word of a line had room on the line before it."""
    return len(before.text) + 1 + len(line.text.split(maxsplit=1)[0]) < page.width
