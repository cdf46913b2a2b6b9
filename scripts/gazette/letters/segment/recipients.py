"""The recipients after "Kính gửi:".

In: the lines of a letter and what was read up to "Kính gửi:". Out: that with the recipients, and
the line after them.
"""

from __future__ import annotations

from collections.abc import Sequence

from gazette.letters.segment.head_roles import is_site_words, mark_role
from gazette.letters.segment.items import goes_on, is_ended, items_of
from gazette.letters.segment.lines import Line
from gazette.letters.segment.reading import Reading
from gazette.letters.segment.reasons import PAGE, SITE
from gazette.records.marks import mark_of

_LONGEST = 220  # characters of a recipient
_LONGEST_BARE = 130  # of one without a dash
_WRAPPED = 6  # lines of a paragraph by which its length is told


def with_recipients(
    reading: Reading, lines: Sequence[Line], at: int, end: int
) -> tuple[Reading, int]:
    """Read the recipients from a line on; return the line after them too."""
    rest = [read.cell for read in reading.cells if read.role == "recipient"]
    reading = Reading(
        tuple(read for read in reading.cells if read.role != "recipient"), reading.left_out
    )
    for cell in rest:
        reading = _with_items(reading, cell)
    while at < end:
        cell = lines[at]
        if role := mark_role(cell):
            reading = reading.adding(role, cell)
        elif is_site_words(cell):
            reading = reading.leaving_out(cell, SITE)
        elif cell.has("subject-lead") and not reading.has("subject"):
            reading = reading.adding("subject", cell)
        elif cell.is_after_gap and cell.has("page-number"):
            reading = reading.leaving_out(cell, PAGE)
        elif _is_recipient(reading, cell) and not _begins_text(reading, lines[at:end]):
            reading = _with_items(reading, cell)
        else:
            break
        at += 1
    return reading, at


def _with_items(reading: Reading, cell: Line) -> Reading:
    """Read a line of recipients, which holds several if they were run together."""
    for part in items_of(cell, is_dashed=_is_dashed(reading)):
        before = _last_of(reading)
        dashed = _is_dashed(reading)
        continues = goes_on(before, part, is_dashed=dashed)
        reading = reading.adding("recipient", part, continues=continues)
    return reading


def _is_dashed(reading: Reading) -> bool:
    return any(read.role == "recipient" and read.cell.has_dash for read in reading.cells)


def _last_of(reading: Reading) -> Line | None:
    found = (read.cell for read in reversed(reading.cells) if read.role == "recipient")
    return next(found, None)


def _is_body(cell: Line) -> bool:
    """Tell whether a line begins as bodies of letters do, and no recipient does."""
    is_led = cell.text.lstrip("*")[:1].isupper() and cell.has("prose-lead")
    mark = mark_of(cell.text)
    return is_led or bool(mark and mark[0] != "dash") or cell.text.endswith((":", "./."))


def _begins_text(reading: Reading, lines: Sequence[Line]) -> bool:
    """Tell whether a line begins a paragraph, wrapped, that is too long for a recipient."""
    first, before = lines[0], _last_of(reading)
    if before is None or first.has_dash or not first.text[:1].isupper():
        return False
    if before.has("open-end"):
        return False
    length = 0
    for line in lines[:_WRAPPED]:
        if line is not first and (line.is_after_gap or line.has_dash or mark_of(line.text)):
            break
        length += len(line.text) + 1
        if line.text.endswith((".", ",", ";", ":")):
            break
    return length > _LONGEST_BARE or line.text.endswith((":", "./."))


def _is_recipient(reading: Reading, cell: Line) -> bool:
    """Tell whether a line belongs to the recipients rather than to the body."""
    before = _last_of(reading)
    if len(cell.text) > (_LONGEST if cell.has_dash else _LONGEST_BARE):
        return False
    if before is None:
        return cell.has_dash or not _is_body(cell)
    if cell.has_dash:
        return not (cell.is_after_gap and before.text.rstrip("*").endswith("."))
    if cell.is_after_gap:
        is_listed = before.text.endswith((",", ";")) and is_ended(cell.text)
        is_broken = cell.text[:1].islower() and not is_ended(before.text)
        return is_broken or (is_listed and not _is_dashed(reading) and not _is_body(cell))
    if before.text.rstrip("*").endswith("."):
        return False
    return not _is_body(cell)
